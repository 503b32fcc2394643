import { join } from 'node:path';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { bundle, ours } from '../client-size.ts';
import { measureCommand } from './cpu-seconds.ts';
import type { Measure } from './report.ts';

/** The compiler, which is installed above every copy. */
const TSC = ['node', '../../../node_modules/typescript-native/bin/tsc'];
const CONTRACT = 'packages/contract';

/** Every step from the contract to what is built, in the order in which they need each other. */
export const buildMeasures: Measure[] = [
  step('lint', '.', ['npm', 'run', '--silent', 'lint:contract']),
  {
    row: 'lint that finds a mistake, CPU s',
    run: (copy) => measureMistake(copy),
  },
  {
    row: 'bundle, both languages, CPU s',
    run(copy) {
      const overlays = copy.run('.', 'sh', '-c', 'ls openapi/overlays/zh/*.yaml').stdout.trim().split('\n');
      const command = ['redocly', 'bundle', 'openapi/openapi.yaml', '--output', 'bundled.json'];
      const chinese = [...command, ...overlays.flatMap((file) => ['--overlay', file])];
      return measureCommand(copy, '.', command).seconds + measureCommand(copy, '.', chinese).seconds;
    },
  },
  step('generate', CONTRACT, ['node', 'scripts/generate.ts']),
  step('contract build', CONTRACT, ['npm', 'run', '--silent', 'build']),
  step('typecheck', CONTRACT, TSC),
  {
    row: 'tsc over the generated types, CPU s',
    run: (copy) => measureTypes(copy, ['dist/index.d.ts', 'dist/operations.d.ts']),
  },
  {
    row: 'tsc over those of stock openapi-typescript, CPU s',
    run(copy) {
      measureCommand(copy, CONTRACT, ['openapi-typescript', 'dist/openapi.json', '--output', 'stock.d.ts']);
      return measureTypes(copy, ['stock.d.ts']);
    },
  },
  {
    row: 'client bundle, bytes',
    async run(copy) {
      measureCommand(copy, 'packages/client', ['npm', 'run', '--silent', 'build']);
      return (await bundle(ours.program, copy.folder)).length;
    },
  },
  step('mock build', 'apps/mock', ['npm', 'run', '--silent', 'build']),
];

function step(name: string, folder: string, command: readonly string[]): Measure {
  return { row: `${name}, CPU s`, run: (copy) => measureCommand(copy, folder, command).seconds };
}

/** Checks declarations as a user's compiler reads them, and all of each. The fastest of three: both take less than a second. */
function measureTypes(copy: RepositoryCopy, files: readonly string[]): number {
  const config = { extends: '../../tsconfig.base.json', compilerOptions: { types: [], skipLibCheck: false }, files };
  copy.write(join(CONTRACT, 'tsconfig.types.json'), JSON.stringify(config));
  const command = [...TSC, '-p', 'tsconfig.types.json'];
  return Math.min(...[1, 2, 3].map(() => measureCommand(copy, CONTRACT, command).seconds));
}

/** Lints the contract with one mistake in its last path; the report has to name file and line. */
function measureMistake(copy: RepositoryCopy): number {
  const [file = ''] =
    copy
      .read('openapi/openapi.yaml')
      .match(/paths\/zoo-.+\.yaml$/gm)
      ?.slice(-1) ?? [];
  const path = `openapi/${file}`;
  const text = copy.read(path);
  const line = text.split('\n').findIndex((one) => one.includes('operationId:')) + 1;
  copy.write(path, text.replace('operationId: ', 'operationId: No-'));
  try {
    const { seconds, output } = measureCommand(copy, '.', ['npm', 'run', '--silent', 'lint:contract'], 1);
    if (!output.includes(`${path}:${line}:`)) throw new Error(`The linter does not name ${path}:${line}:\n${output}`);
    return seconds;
  } finally {
    copy.write(path, text);
  }
}
