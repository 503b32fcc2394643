import type { MockCause } from '@ciam-sms/contract/model';
import type { MockedOperation, MockRequest } from './operation.ts';

/** Whether a request is one that a declared cause describes. */
export type CauseCheck = (request: MockRequest, isInvalid: () => boolean) => boolean;

/**
 * Turns a cause, as the contract declares it, into a check. A cause of a field looks into a JSON object, for which an
 * absent body counts as an empty one; with any other body it does not apply.
 */
export function compileCause(cause: MockCause, { enums }: Pick<MockedOperation, 'enums'>): CauseCheck {
  if ('request' in cause) return (_request, isInvalid) => isInvalid();

  const applies = compileCondition(cause, enums);
  if ('header' in cause) {
    const name = cause.header.toLowerCase();
    return ({ headers }) => applies(headers[name]);
  }
  const { field } = cause;
  return ({ body }) => {
    if (body.kind === 'absent') return applies(undefined);
    if (body.kind !== 'json' || !isObject(body.value)) return false;
    return applies(Object.hasOwn(body.value, field) ? body.value[field] : undefined);
  };
}

function compileCondition(cause: Exclude<MockCause, { request: string }>, enums: MockedOperation['enums']) {
  if ('equals' in cause) return (value: unknown) => value === cause.equals;
  if ('startsWith' in cause) {
    return (value: unknown) => typeof value === 'string' && value.startsWith(cause.startsWith);
  }
  if (cause.is === 'missing') return (value: unknown) => value === undefined || value === null || value === '';
  const listed = new Set(enums['header' in cause ? cause.header : cause.field]);
  return (value: unknown) => typeof value === 'string' && !listed.has(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
