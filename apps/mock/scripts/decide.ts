/**
 * Has Prism decide, once and for all, what the contract answers: to a valid request, for every named example, and what
 * it finds wrong with every simple breach. The mock starts from that file, without loading Prism.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import { type Operation, operations } from '@ciam-sms/contract';
import { readContract } from '@ciam-sms/contract/model';
import type { Answer, MockedOperation, MockRequest } from '../src/operation.ts';
import { askMock, findViolations } from '../src/prism.ts';
import { createSignatureOf } from '../src/violations.ts';
import { readOperation } from './read-operation.ts';
import { simpleBreaches } from './simple-breaches.ts';

const model = readContract();
const document = await $RefParser.dereference(fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')));

const decided = [];
for (const [id, operation] of Object.entries(operations)) decided.push(await decide(id, operation));
writeFileSync(new URL('../dist/operations.json', import.meta.url), JSON.stringify(decided));

async function decide(id: string, { method, path }: Operation): Promise<MockedOperation> {
  const facts = readOperation(document, path, method);
  const valid: MockRequest = facts.validRequest;

  const byStatus: Record<string, Answer> = {};
  for (const status of facts.statuses) byStatus[status] = await answer({ code: Number(status) });
  const byExample: Record<string, Answer> = {};
  for (const { name, status } of facts.examples) {
    byExample[name] = { ...(await answer({ code: Number(status), exampleKey: name })), example: name };
  }
  async function answer(preference: { code?: number; exampleKey?: string }, request = valid): Promise<Answer> {
    const { output } = await askMock(request, preference);
    const body = output.body === undefined ? undefined : JSON.stringify(output.body);
    const example = facts.examples.find(({ value }) => JSON.stringify(value) === body)?.name;
    const contentType = output.headers?.['Content-type'] ?? output.headers?.['content-type'];
    return {
      status: output.statusCode,
      ...(example !== undefined && { example }),
      ...(body !== undefined && { body, contentType: contentType ?? 'application/json' }),
    };
  }

  const signatureOf = createSignatureOf(facts);
  const violations: MockedOperation['violations'] = {};
  for (const request of [valid, ...simpleBreaches(valid, facts)]) {
    violations[signatureOf(request)] ??= await findViolations(request);
  }

  const success = await answer({});
  if (success.status >= 300) {
    throw new Error(`Prism refuses the contract's own example of ${id} with ${success.status}; check its examples.`);
  }
  return {
    id,
    method,
    path,
    headersSchema: facts.headersSchema,
    bodySchema: facts.bodySchema,
    languageHeader: facts.languageHeader,
    enums: facts.enums,
    success,
    invalid: await answer({}, { ...valid, headers: {}, body: { kind: 'absent' } }),
    byStatus,
    byExample,
    errors: (model.operations.find((one) => one.id === id)?.errors ?? []).map(({ name, mockCauses }) => {
      const inLanguage = (language: string) => byExample[`${name}.${language}`] as Answer;
      return { mockCauses, answers: { en: inLanguage('en'), zh: inLanguage('zh') } };
    }),
    violations,
    onlyHeadersAndBody: facts.onlyHeadersAndBody,
  };
}
