import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';

/** A copy of contract and mock with an operation of each kind, generated and decided. */
export class KindsCopy extends RepositoryCopy {
  constructor() {
    super(['openapi', 'packages/contract', 'apps/mock']);
    const paths = readFileSync(new URL('./kinds.yaml', import.meta.url), 'utf8');
    this.add('openapi/openapi.yaml', `paths:\n${paths.replace(/^/gm, '  ')}`);
    // The house rules are not what is tested here.
    const decorators = 'plugins: [./openapi/rules/plugin.js]\ndecorators: { ciam/error-texts: on }\n';
    this.write('redocly.yaml', `${decorators}rules: { struct: error }\n`);
    this.node('packages/contract', 'scripts/generate.ts');
    this.node('apps/mock', 'scripts/decide.ts');
  }

  /** Path of the bundled contract. */
  get contract(): string {
    return join(this.folder, 'packages/contract/dist/openapi.json');
  }

  /** The mock of this copy. */
  importMock(): Promise<typeof import('../dist/index.js')> {
    return import(pathToFileURL(join(this.folder, 'apps/mock/dist/index.js')).href);
  }

  private node(folder: string, script: string): void {
    const { status, stderr } = this.run(folder, 'node', script);
    if (status !== 0) throw new Error(`${script} failed in ${folder}: ${stderr}`);
  }
}

export const ORDERS = '/kinds/orders';

/** A call of a test. */
export interface Call {
  method?: string;
  headers?: Record<string, string>;
  /** A JSON value, or text in another media type than JSON. */
  body?: unknown;
}

/** Calls a server with the required cookie, and JSON. */
export async function send(url: string, target: string, { method = 'GET', headers = {}, body }: Call = {}) {
  const response = await fetch(url + target, {
    method,
    headers: { cookie: 'session=s-1', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const header = response.headers.get('sl-violations') ?? '[]';
  const violations = (header.startsWith('[') ? JSON.parse(header) : []) as {
    location: string[];
    message: string;
  }[];
  return { status: response.status, text, headers: response.headers, violations };
}
