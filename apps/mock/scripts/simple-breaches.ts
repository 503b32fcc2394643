import type { MockRequest } from '../src/operation.ts';
import type { OperationFacts } from './read-operation.ts';

/** Every request that differs from the valid one by one mistake that people make, and those that lack a whole part. */
export function* simpleBreaches(
  valid: MockRequest,
  { headersSchema, bodySchema }: OperationFacts,
): Generator<MockRequest> {
  const noHeaders = { 'content-type': 'application/json' };
  for (const headers of [valid.headers, noHeaders]) {
    yield { ...valid, headers };
    yield { ...valid, headers, body: { kind: 'absent' } };
    yield { ...valid, headers, body: { kind: 'json', value: {} } };
    yield { ...valid, headers, body: { kind: 'json', value: [] } };
    yield { ...valid, headers, body: { kind: 'unreadable', reason: 'malformed-json', text: '{' } };
    yield { ...valid, headers, body: { kind: 'unreadable', reason: 'media-type', text: '{' } };
  }
  for (const name of Object.keys(headersSchema.properties)) {
    yield { ...valid, headers: { ...valid.headers, [name]: undefined } };
    yield { ...valid, headers: { ...valid.headers, [name]: '' } };
  }
  if (valid.body.kind !== 'json') return;
  const body = valid.body.value as object;
  for (const name of Object.keys(bodySchema?.properties ?? {})) {
    const { [name as keyof typeof body]: _left, ...rest } = body;
    yield { ...valid, body: { kind: 'json', value: rest } };
    for (const value of [null, '', 1, true, {}, [], 'no such value']) {
      yield { ...valid, body: { kind: 'json', value: { ...body, [name]: value } } };
    }
  }
}
