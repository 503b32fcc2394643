import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract } from './model.ts';

export * from './example-request.ts';
export type * from './model.ts';

/**
 * Reads the model of the contract: every operation with its parameters, body, responses and errors, in both languages.
 * For tools; it needs Node.
 *
 * @example
 * for (const { id, errors } of readContract().operations) console.log(id, errors.length);
 */
export function readContract(): Contract {
  return JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('@ciam-sms/contract/model.json')), 'utf8'));
}

/** Base URL of the contract's server, with its variables at their defaults. */
export function defaultServer({ server }: Contract): string {
  return Object.entries(server.variables).reduce((url, [name, value]) => url.replace(`{${name}}`, value), server.url);
}
