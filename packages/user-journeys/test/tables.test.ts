/** The tables of the READMEs, compared with what they are about. Those of commands, versions and causes have tests of their own. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GetCaptchaResult, SendResult, VerifyCaptchaResult } from '@ciam-sms/client';
import type { components, Operations, paths } from '@ciam-sms/contract';
import * as contract from '@ciam-sms/contract';
import { startMock } from '@ciam-sms/mock';
import { expect, expectTypeOf, test } from 'vitest';
import { codeBlocks, read, root } from './repository.ts';

/** The rows of the table of a README that has this head, each as its cells. */
function rowsOf(readme: string, head: string): string[][] {
  const [, table = ''] = read(readme).split(`| ${head} |\n`);
  return table
    .slice(0, table.indexOf('\n\n') >>> 0)
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.slice(2, -2).split(' | '));
}

/** The code in a text. */
const codeIn = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** Whether a message was sent, by outcome. The compiler demands every outcome of `send` here. */
const SENT: Record<SendResult['outcome'], string> = {
  sent: 'yes',
  rejected: 'no',
  'rejected-unknown': 'no',
  'unexpected-answer': 'unknown',
  'network-failure': 'unknown',
  'timed-out': 'unknown if `dispatched`',
  aborted: 'unknown if `dispatched`',
  'not-sendable': 'no',
};

test("the client's table has every outcome of send, and the text below it those of the other calls", () => {
  const rows = rowsOf('packages/client/README.md', '`outcome` | means | was a message sent?');
  expect(rows.map(([outcome, , sent]) => [codeIn(outcome)[0], sent])).toEqual(Object.entries(SENT));
  const others: Record<Exclude<(GetCaptchaResult | VerifyCaptchaResult)['outcome'], keyof typeof SENT>, true> = {
    issued: true,
    verified: true,
  };
  for (const outcome of Object.keys(others)) expect(read('packages/client/README.md')).toContain(`\`${outcome}\``);
});

test("the contract's table has every entry point of the package, and every value and type that it names is exported", () => {
  const names = rowsOf('packages/contract/README.md', 'export | is').map(([name]) => name ?? '');
  const { exports } = JSON.parse(read('packages/contract/package.json'));
  const entries = Object.keys(exports).filter((path) => !['.', './package.json'].includes(path));
  const text = read('packages/contract/README.md');
  for (const entry of entries) expect(text).toContain(`${entry.slice(1)}\``);
  const subpaths = names.flatMap(codeIn).filter((name) => name.includes('/'));
  for (const name of subpaths) expect(entries).toContain(`.${name.replace('@ciam-sms/contract', '')}`);
  const identifiers = names.flatMap(codeIn).filter((name) => !name.includes('/'));
  expect(identifiers.sort()).toEqual([...Object.keys(contract), 'Operations', 'components', 'paths'].sort());
  expectTypeOf<[paths, components, Operations]>().not.toBeAny();
});

test("the mock's tables have every request of the control API, and every member of a planned response", async () => {
  await using mock = await startMock({ port: 0 });
  const document = await (await fetch(`${mock.url}/_mock/openapi.json`)).json();
  const rows = rowsOf('apps/mock/README.md', 'request | does');
  const requests = rows.flatMap(([request = '', does = '']) => {
    const [method = '', path = ''] = (codeIn(request)[0] ?? '').split(' ');
    return [method, ...codeIn(does).filter((code) => /^[A-Z]+$/.test(code))].map((one) => `${one} ${path}`);
  });
  const served = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(requests.sort()).toEqual([...served, 'GET /_mock/openapi.json'].sort());

  const planned = document.components.schemas.PlannedResponse;
  const members = rowsOf('apps/mock/README.md', 'member of a planned response | meaning');
  expect(members.flatMap(([names]) => codeIn(names)).sort()).toEqual(Object.keys(planned.properties).sort());
  const faults = codeIn(members.find(([name]) => name === '`fault`')?.[1]);
  expect(faults.sort()).toEqual([...planned.properties.fault.enum].sort());
});

test('the drawing of the README has every folder, and an arrow to each that is built from the contract', () => {
  const [drawing = ''] = codeBlocks(read('README.md'), '');
  const drawn = [...drawing.matchAll(/(▶ +)?((?:packages|apps)\/[\w-]+)/g)];
  const folders = globSync('{packages,apps}/*/package.json', { cwd: root }).map(dirname);
  expect(drawn.map(([, , folder]) => folder).sort()).toEqual(folders.sort());
  for (const [, arrow, folder] of drawn.filter(([, arrow, folder]) => arrow && folder !== 'packages/contract')) {
    expect(JSON.parse(read(`${folder}/package.json`)), `${arrow}${folder}`).toMatchObject({
      dependencies: { '@ciam-sms/contract': expect.any(String) },
    });
  }
});

test('the commands of the README are described with the runtimes, compilers and numbers that they use', () => {
  const readme = read('README.md');
  const script = read('packages/client/scripts/test-runtimes.ts');
  const [node, typescript] = ['version', 'typescript'].map((name) =>
    [...(new RegExp(`const ${name} of \\[(.+?)\\]`).exec(script)?.[1] ?? '').matchAll(/[\d.]+/g)].flat(),
  );
  const others = [...script.matchAll(/check\('([A-Za-z]+)'/g)].map(([, name]) => name);
  const runtimes = `Node ${node?.[0]} to ${node?.at(-1)}, ${others.slice(0, -1).join(', ')} and ${others.at(-1)}`;
  expect(readme).toContain(
    `${runtimes}, and compiles it with TypeScript ${typescript?.[0]} to ${Number(typescript?.at(-1))}`,
  );
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'packages/contract-tests/scripts/test-storm.ts'), '--help'],
    {
      encoding: 'utf8',
    },
  );
  const requests = Number(/--count N .+\(default (\d+)/.exec(stdout)?.[1]).toLocaleString('en');
  for (const page of ['README.md', 'packages/contract-tests/README.md'])
    expect(read(page)).toContain(`sends ${requests} generated`);
});

test('the table of exit codes of the contract tests has those of their --help', () => {
  const script = join(root, 'packages/contract-tests/scripts/test-contract.ts');
  const { stdout } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' });
  const [, codes = ''] = /^Exit codes: (.+)\.$/m.exec(stdout) ?? [];
  const rows = rowsOf('packages/contract-tests/README.md', 'exit code | means');
  expect(rows.map(([code]) => code)).toEqual(codes.split(', ').map((one) => one[0]));
});
