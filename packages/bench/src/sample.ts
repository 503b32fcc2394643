import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { operations } from '@ciam-sms/contract';

/** Path of the bundled contract. */
export const contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json'));

const document = JSON.parse(readFileSync(contract, 'utf8'));

/** The contract's own example of the operation that everything here is measured with. */
export const { method, path } = operations.sendSms;
export const headers: Record<string, string> = {
  'content-type': 'application/json',
  ...Object.fromEntries(
    Object.values<{ name: string; example: string }>(document.components.parameters).map(({ name, example }) => [
      name,
      example,
    ]),
  ),
};
const [example] = Object.values<{ value: Record<string, string> }>(
  document.paths[path].post.requestBody.content['application/json'].examples,
);
export const body = example?.value ?? {};

/** The valid request, and one with a mistake. */
export const requests = {
  valid: JSON.stringify(body),
  invalid: JSON.stringify({ ...body, type: 'GREETING_SMS' }),
};
