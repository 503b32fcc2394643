import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import go from '@ast-grep/lang-go';
import java from '@ast-grep/lang-java';
import kotlin from '@ast-grep/lang-kotlin';
import python from '@ast-grep/lang-python';
import swift from '@ast-grep/lang-swift';
import { Lang, parse, registerDynamicLanguage } from '@ast-grep/napi';
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { describe, expect, test } from 'vitest';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';

const { operations } = readContract();

/** How a sample is run, where the machine has what that takes; in each, `file` is what the sample was written to. */
const RUNNERS: Record<string, { file: string; command: string; args: (file: string) => string[] }> = {
  curl: { file: 'sample.sh', command: 'sh', args: (file) => [file] },
  typescript: { file: 'sample.ts', command: process.execPath, args: (file) => [file] },
  fetch: { file: 'sample.mjs', command: process.execPath, args: (file) => [file] },
  python: { file: 'sample.py', command: 'python3', args: (file) => [file] },
  java: { file: 'Sample.java', command: 'java', args: (file) => [file] },
  go: { file: 'main.go', command: 'go', args: (file) => ['run', file] },
};
registerDynamicLanguage({ go, java, kotlin, python, swift });

describe.for(operations)('the samples of $id', (operation) => {
  test.for(SAMPLE_LANGUAGES)('are well formed in $label', ({ id, print }) => {
    const code = print(exampleCall(operation, 'https://tenant.example.com'));
    expect(listSyntaxErrors(code, id)).toEqual([]);
  });

  test.for(SAMPLE_LANGUAGES)("hold everything that the contract's example sends, in $label", ({ print }) => {
    const call = exampleCall(operation, 'https://tenant.example.com');
    const code = print(call);
    for (const value of [...Object.values(call.header).map(String), 'tenant.example.com'])
      expect(code).toContain(value);
    for (const value of Object.values(call.body?.value ?? {})) expect(code.replaceAll('\\', '')).toContain(value);
  });

  test.for(SAMPLE_LANGUAGES.filter(({ id }) => id in RUNNERS && isInstalled(id)))(
    "send what the contract's example says, in $label",
    async ({ id, print }) => {
      await using mock = await startMock({ port: 0 });
      await run(id, print(exampleCall(operation, mock.url)));
      expect(mock.requests).toHaveLength(1);
      expect(mock.requests[0]?.status).toBe(200);
      expect(mock.requests[0]?.body).toEqual(operation.body?.contents[0]?.examples[0]?.value);
      const headers = Object.entries(toWire(exampleCall(operation, '')).headers);
      expect(mock.requests[0]?.headers).toMatchObject(
        Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      );
    },
  );
});

test('quotes and backslashes in what a reader types stay data, in every sample that can be run', async () => {
  const [operation] = operations as [OperationModel];
  const call = exampleCall(operation, '');
  const value = { ...(call.body?.value as object), mobile: `15200'"\\; $(exit 3) \`exit 4\`` };
  for (const { id, print } of SAMPLE_LANGUAGES.filter((one) => one.id in RUNNERS && isInstalled(one.id))) {
    await using mock = await startMock({ port: 0 });
    const typed: Call = { ...call, baseUrl: mock.url, body: { mediaType: 'application/json', value } };
    await run(id, print(typed));
    expect({ id, body: mock.requests[0]?.body }).toEqual({ id, body: value });
  }
});

function isInstalled(id: string): boolean {
  const tool = id === 'curl' ? 'curl' : RUNNERS[id]?.command;
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}

async function run(id: string, code: string): Promise<void> {
  const runner = RUNNERS[id];
  if (!runner) throw new Error(`Nothing runs ${id}`);
  using project = temporaryProject('sample');
  const file = join(project.path, runner.file);
  writeFileSync(file, code);
  await promisify(execFile)(runner.command, runner.args(file), { timeout: 50_000 });
}

/** Every line that a parser of the language cannot make sense of. */
function listSyntaxErrors(code: string, id: string): string[] {
  if (id === 'curl') return [spawnSync('sh', ['-n'], { input: code, encoding: 'utf8' }).stderr].filter(Boolean);
  const root = parse(id === 'typescript' || id === 'fetch' ? Lang.TypeScript : id, code).root();
  return root.findAll({ rule: { kind: 'ERROR' } }).map((node) => `${node.range().start.line + 1}: ${node.text()}`);
}
