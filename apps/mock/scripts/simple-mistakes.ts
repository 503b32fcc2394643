import type { OperationModel } from '@ciam-sms/contract/model';
import type { MockRequest } from '../src/operation.ts';

/** Every request that differs from the valid one by one mistake that people make, and those that lack a whole part. */
export function* simpleMistakes(valid: MockRequest, { parameters, body }: OperationModel): Generator<MockRequest> {
  const noHeaders = valid.headers['content-type'] ? { 'content-type': valid.headers['content-type'] } : {};
  for (const headers of [valid.headers, noHeaders]) {
    yield { ...valid, headers };
    yield { ...valid, headers, body: { kind: 'absent' } };
    yield { ...valid, headers, body: { kind: 'unreadable', reason: 'malformed-json', text: '{' } };
    yield {
      ...valid,
      headers: { ...headers, 'content-type': 'text/plain' },
      body: { kind: 'unreadable', reason: 'media-type', text: '{' },
    };
    if (!body) continue;
    yield { ...valid, headers, body: { kind: 'json', value: {} } };
    yield { ...valid, headers, body: { kind: 'json', value: [] } };
  }
  for (const { name, in: place } of parameters) {
    if (place === 'header') yield { ...valid, headers: { ...valid.headers, [name.toLowerCase()]: undefined } };
    if (place !== 'query') continue;
    const { [name]: _left, ...query } = valid.query;
    yield { ...valid, query };
    yield { ...valid, query: { ...query, [name]: 'no such value' } };
  }
  if (valid.body.kind !== 'json' || typeof valid.body.value !== 'object' || !valid.body.value) return;
  const example = valid.body.value as Record<string, unknown>;
  for (const { name } of body?.contents[0]?.fields.filter((field) => field.path === field.name) ?? []) {
    const { [name]: _left, ...rest } = example;
    yield { ...valid, body: { kind: 'json', value: rest } };
    for (const value of [null, '', 1, true, {}, [], 'no such value']) {
      yield { ...valid, body: { kind: 'json', value: { ...example, [name]: value } } };
    }
  }
}
