import { fileURLToPath } from 'node:url';
import { operations } from '@ciam-sms/contract';
import { exampleRequest, readContract } from '@ciam-sms/contract/model';

/** Path of the bundled contract. */
export const contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json'));

/** The operation that everything here is measured with, and the request that the contract's own examples make of it. */
export const { method, path } = operations.sendSms;
const model = readContract().operations.find((operation) => operation.path === path && operation.method === method);
if (!model) throw new Error(`The contract has no ${method} ${path}. Run: npm run generate`);
export const operationId = model.id;
const example = exampleRequest(model);
export const { headers } = example;
export const body = example.body as Record<string, string>;

/** The valid request, and one with a mistake. */
export const requests = {
  valid: JSON.stringify(body),
  invalid: JSON.stringify({ ...body, type: 'GREETING_SMS' }),
};
