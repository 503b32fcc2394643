import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Compiles the client against a contract whose generated types were changed, and returns what the compiler says. */
function compileAgainst(change: (types: string) => string): string {
  using project = temporaryProject('contract-change');
  const scratch = project.path;
  cpSync(join(root, 'packages/contract/src'), join(scratch, 'contract'), { recursive: true });
  cpSync(join(root, 'packages/client/src'), join(scratch, 'client'), { recursive: true });
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }');
  const types = join(scratch, 'contract/generated/openapi.ts');
  writeFileSync(types, change(readFileSync(types, 'utf8')));
  const tests = readFileSync(join(root, 'packages/client/test/types.test-d.ts'), 'utf8');
  const fromSource = tests.replaceAll('../dist/', './client/').replaceAll(/client\/(\w+)\.js/g, 'client/$1.ts');
  writeFileSync(join(scratch, 'types.ts'), fromSource);
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      paths: { '@ciam-sms/contract': ['./contract/index.ts'], '@ciam-sms/contract/*': ['./contract/*.ts'] },
    },
    include: ['client', 'types.ts'],
  };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', scratch], { encoding: 'utf8' }).stdout;
}

const header = (name: string, flag = '') => `"${name}"${flag}: components["parameters"]["${name}"];`;

describe('the client', () => {
  test('compiles against the contract as it is', () => {
    expect(compileAgainst((types) => types)).toBe('');
  });

  test.for<[string, (types: string) => string, string]>([
    [
      'renames a header',
      (types) => types.replaceAll(header('X-agent'), header('X-agent').replace('X-agent', 'X-user-agent')),
      'headers.ts',
    ],
    ['removes a header', (types) => types.replaceAll(header('X-device-ip', '?'), ''), 'headers.ts'],
    [
      'adds a header',
      (types) => types.replaceAll(header('X-agent'), `${header('X-agent')} "X-new"?: string;`),
      'headers.ts',
    ],
    [
      'makes an optional header required',
      (types) => types.replaceAll(header('X-device-ip', '?'), header('X-device-ip')),
      'headers.ts',
    ],
    [
      'gains an error code',
      (types) => types.replace('SendSmsErrorCode: ', 'SendSmsErrorCode: "IDAAS.SDK.NEW" | '),
      'types.ts',
    ],
  ])('stops compiling when the contract %s', ([, change, place]) => {
    const said = compileAgainst((types) => {
      const changed = change(types);
      expect(changed).not.toBe(types);
      return changed;
    });
    const files = [...said.matchAll(/([\w.-]+)\(\d+,\d+\): error/g)].map(([, file]) => file);
    expect(new Set(files), said).toEqual(new Set([place]));
  });
});
