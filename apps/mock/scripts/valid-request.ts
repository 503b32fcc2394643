import { exampleRequest, type OperationModel } from '@ciam-sms/contract/model';
import type { MockRequest } from '../src/operation.ts';
import { parseTarget } from '../src/target.ts';

/** The contract's own example of a request, as the mock receives it. */
export function validRequest(operation: OperationModel): MockRequest {
  const { method, target, headers, body } = exampleRequest(operation);
  return {
    method,
    ...parseTarget(target),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: body === undefined ? { kind: 'absent' } : { kind: 'json', value: body },
  };
}
