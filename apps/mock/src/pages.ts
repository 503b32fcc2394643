import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Reply } from './reply.ts';

/** The mock server's own pages beside the operations of the contract. */
export const PAGES: Record<string, () => Reply | Promise<Reply>> = {
  '/health': () => ({ status: 200, contentType: 'application/json', body: '{"status":"ok"}' }),
  '/openapi.json': () => document('openapi.json', 'application/json'),
  '/openapi.yaml': () => document('openapi.yaml', 'application/yaml'),
};

async function document(name: string, contentType: string): Promise<Reply> {
  const file = fileURLToPath(import.meta.resolve(`@ciam-sms/contract/${name}`));
  return { status: 200, contentType, body: await readFile(file) };
}
