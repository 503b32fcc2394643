import { spawnSync } from 'node:child_process';
import go from '@ast-grep/lang-go';
import java from '@ast-grep/lang-java';
import kotlin from '@ast-grep/lang-kotlin';
import python from '@ast-grep/lang-python';
import swift from '@ast-grep/lang-swift';
import { Lang, parse, registerDynamicLanguage } from '@ast-grep/napi';
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { describe, expect, test } from 'vitest';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { RUNNABLE, runSample } from './run-sample.ts';
import { list, rename, update } from './trial-contract.ts';

const { operations } = readContract();

registerDynamicLanguage({ go, java, kotlin, python, swift });

describe.for([...operations, update, rename, list])('the samples of $id', (operation) => {
  const call = exampleCall(operation, 'https://tenant.example.com', 'en');

  test.for(SAMPLE_LANGUAGES)('are well formed in $label', ({ id, print }) => {
    expect(listSyntaxErrors(print(call), id)).toEqual([]);
  });

  test.for(SAMPLE_LANGUAGES)('hold every text that the example sends, in $label', ({ print }) => {
    const code = print(call).replaceAll('\\', '');
    const { value } = call.body ?? {};
    const inBody = typeof value === 'object' ? Object.values(value ?? {}) : [value ?? ''];
    const texts = [...Object.values(call.header), ...Object.values(call.cookie), ...inBody, 'tenant.example.com'];
    for (const text of texts.filter((one) => typeof one === 'string')) expect(code).toContain(text);
  });
});

describe.for(operations)('the samples of $id', (operation) => {
  test.for(RUNNABLE)('send its example, which the mock accepts, in $label', async ({ id, print }) => {
    await using mock = await startMock({ port: 0 });
    const call = exampleCall(operation, mock.url, 'en');
    const printed = await runSample(id, print(call));
    expect(mock.requests).toHaveLength(1);
    expect(mock.requests[0]?.status).toBe(operation.responses[0]?.status);
    expect(mock.requests[0]?.body).toEqual(call.body?.value);
    const headers = Object.entries(toWire(call).headers);
    expect(mock.requests[0]?.headers).toMatchObject(
      Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    );
    expect(printed).toMatch(/200|sent/);
  });
});

test('quotes and backslashes in what a reader types stay data, in every sample that can be run', async () => {
  const [operation] = operations as [OperationModel];
  const call = exampleCall(operation, '', 'en');
  const value = { ...(call.body?.value as object), mobile: `15200'"\\; $(exit 3) \`exit 4\`` };
  for (const { id, print } of RUNNABLE) {
    await using mock = await startMock({ port: 0 });
    const typed: Call = { ...call, baseUrl: mock.url, body: { mediaType: 'application/json', value } };
    await runSample(id, print(typed));
    expect({ id, body: mock.requests[0]?.body }).toEqual({ id, body: value });
  }
});

test('the Kotlin sample calls what OkHttp 4 has, and no function that it removed', () => {
  const kotlinSample = SAMPLE_LANGUAGES.find(({ id }) => id === 'kotlin')?.print(exampleCall(update, '', 'en'));
  expect(kotlinSample).toContain('import okhttp3.RequestBody.Companion.toRequestBody');
  expect(kotlinSample).not.toMatch(/MediaType\.parse|RequestBody\.create/);
});

/** Every line that a parser of the language cannot make sense of. */
function listSyntaxErrors(code: string, id: string): string[] {
  if (id === 'curl') return [spawnSync('sh', ['-n'], { input: code, encoding: 'utf8' }).stderr].filter(Boolean);
  const root = parse(id === 'typescript' || id === 'fetch' ? Lang.TypeScript : id, code).root();
  return root.findAll({ rule: { kind: 'ERROR' } }).map((node) => `${node.range().start.line + 1}: ${node.text()}`);
}
