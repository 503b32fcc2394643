import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import go from '@ast-grep/lang-go';
import java from '@ast-grep/lang-java';
import kotlin from '@ast-grep/lang-kotlin';
import python from '@ast-grep/lang-python';
import swift from '@ast-grep/lang-swift';
import { Lang, parse, registerDynamicLanguage, type SgNode } from '@ast-grep/napi';
import { startMock } from '@ciam-sms/mock';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { describe, expect, test } from 'vitest';
import { type DocumentedOperation, listOperations, readContract } from '../src/contract.ts';
import { exampleCall, SAMPLE_LANGUAGES, type SampleCall } from '../src/samples/languages.ts';

const operations = await listOperations(await readContract('en'));

/** How a sample is run, where the machine has what that takes; in each, `file` is what the sample was written to. */
const RUNNERS: Record<string, { file: string; command: string; args: (file: string) => string[]; wrap?: Wrap }> = {
  curl: { file: 'sample.sh', command: 'sh', args: (file) => [file] },
  typescript: { file: 'sample.ts', command: process.execPath, args: (file) => [file] },
  fetch: { file: 'sample.mjs', command: process.execPath, args: (file) => [file] },
  python: { file: 'sample.py', command: 'python3', args: (file) => [file] },
  java: { file: 'Sample.java', command: 'java', args: (file) => [file], wrap: inMain },
  go: { file: 'main.go', command: 'go', args: (file) => ['run', file] },
};
type Wrap = (code: string) => string;

registerDynamicLanguage({ go, java, kotlin, python, swift });

describe.for(operations)('the samples of $id', (operation) => {
  test.for(SAMPLE_LANGUAGES)('are well formed in $label', ({ id, print }) => {
    const code = print(exampleCall(operation, 'https://tenant.example.com'));
    expect(listSyntaxErrors(id === 'java' ? inMain(code) : code, id)).toEqual([]);
  });

  test.for(SAMPLE_LANGUAGES)("hold everything that the contract's example sends, in $label", ({ print }) => {
    const call = exampleCall(operation, 'https://tenant.example.com');
    const code = print(call);
    for (const value of [...Object.values(call.headers), 'tenant.example.com']) expect(code).toContain(value);
    for (const value of Object.values(call.body ?? {})) expect(code.replaceAll('\\', '')).toContain(value);
  });

  test.for(SAMPLE_LANGUAGES.filter(({ id }) => id in RUNNERS && isInstalled(id)))(
    "send what the contract's example says, in $label",
    async ({ id, print }) => {
      await using mock = await startMock({ port: 0 });
      await run(id, print(exampleCall(operation, mock.url)));
      expect(mock.requests).toHaveLength(1);
      expect(mock.requests[0]?.status).toBe(200);
      expect(mock.requests[0]?.body).toEqual(operation.example);
      expect(mock.requests[0]?.headers).toMatchObject(
        Object.fromEntries(
          Object.entries(exampleHeaders(operation)).map(([name, value]) => [name.toLowerCase(), value]),
        ),
      );
    },
  );
});

test('quotes and backslashes in what a reader types stay data, in every sample that can be run', async () => {
  const [operation] = operations as [DocumentedOperation];
  const body = { ...operation.example, mobile: `15200'"\\; $(exit 3) \`exit 4\`` };
  for (const { id, print } of SAMPLE_LANGUAGES.filter((one) => one.id in RUNNERS && isInstalled(one.id))) {
    await using mock = await startMock({ port: 0 });
    const call: SampleCall = { ...exampleCall(operation, mock.url), body };
    await run(id, print(call));
    expect({ id, body: mock.requests[0]?.body }).toEqual({ id, body });
  }
});

function exampleHeaders(operation: DocumentedOperation) {
  return exampleCall(operation, '').headers;
}

function isInstalled(id: string): boolean {
  const tool = id === 'curl' ? 'curl' : RUNNERS[id]?.command;
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}

async function run(id: string, code: string): Promise<void> {
  const runner = RUNNERS[id];
  if (!runner) throw new Error(`Nothing runs ${id}`);
  using project = temporaryProject('sample');
  const file = join(project.path, runner.file);
  writeFileSync(file, runner.wrap?.(code) ?? code);
  await promisify(execFile)(runner.command, runner.args(file), { timeout: 50_000 });
}

/** The snippet is a fragment; a program in Java is a class. */
function inMain(code: string): string {
  return `import java.net.http.*;\npublic class Sample {\n  public static void main(String[] args) throws Exception {\n${code}\n  }\n}\n`;
}

/** Every line that a parser of the language cannot make sense of. */
function listSyntaxErrors(code: string, id: string): string[] {
  if (id === 'curl') return [spawnSync('sh', ['-n'], { input: code, encoding: 'utf8' }).stderr].filter(Boolean);
  const errors: string[] = [];
  const visit = (node: SgNode) => {
    if (node.kind() === 'ERROR') errors.push(`${node.range().start.line + 1}: ${node.text()}`);
    node.children().forEach(visit);
  };
  visit(parse(id === 'typescript' || id === 'fetch' ? Lang.TypeScript : id, code).root());
  return errors;
}
