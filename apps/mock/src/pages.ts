import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Reply } from './reply.ts';

/**
 * Makes the mock server's own pages beside the operations of the contract.
 *
 * @param isClosing Whether the server is about to close, so that balancers should send it no more requests.
 */
export function createPages(isClosing: () => boolean): Record<string, () => Reply | Promise<Reply>> {
  return {
    '/health': () => (isClosing() ? health(503, 'closing') : health(200, 'ok')),
    '/openapi.json': () => document('openapi.json', 'application/json'),
    '/openapi.yaml': () => document('openapi.yaml', 'application/yaml'),
  };
}

function health(code: number, status: string): Reply {
  return { status: code, contentType: 'application/json', body: JSON.stringify({ status }) };
}

async function document(name: string, contentType: string): Promise<Reply> {
  const file = fileURLToPath(import.meta.resolve(`@ciam-sms/contract/${name}`));
  return { status: 200, contentType, body: await readFile(file) };
}
