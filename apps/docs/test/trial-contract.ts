import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contract, Field, OperationError, OperationModel, Parameter, Text } from '@ciam-sms/contract/model';

const both = (text: string): Text => ({ en: text, zh: `${text}（中文）` });
const input = { required: false, personalData: false };

function parameter(place: Parameter['in'], name: string, schema: Parameter['schema'], example: unknown): Parameter {
  return { ...input, in: place, name, description: both(`The ${name}`), schema, example };
}

function field(path: string, schema: Field['schema'], required = false): Field {
  return { ...input, path, name: path.split('.').at(-1) ?? '', description: both(`The ${path}`), schema, required };
}

function error(name: string, status: number, code?: string): OperationError {
  const texts = { title: both(`Title of ${name}`), cause: both(`Cause of ${name}`), remedy: both(`Remedy of ${name}`) };
  const body = { message: both(`Message of ${name}`), examples: { en: `${name}.en`, zh: `${name}.zh` } };
  return { name, status, ...texts, mockCauses: [], ...(name !== String(status) && body), ...(code && { code }) };
}

const unauthorized = error('no-session', 401, 'TRIAL.1');

const owner = { type: 'object', properties: { phone: { type: 'string' }, floor: { type: 'integer' } } };
const body = {
  name: 'Leo',
  age: 3,
  wild: true,
  nick: null,
  size: 'S',
  owner: { phone: '1', floor: 2 },
  kids: [{ a: [1] }],
};
const ok = { status: 200, description: both('Done'), headers: [], contents: [] };
const common = {
  description: both('A trial'),
  deprecated: false,
  tags: [],
  parameters: [],
  errors: [],
  responses: [ok],
};

/** Has inputs of every kind, and errors of every kind. */
export const update: OperationModel = {
  ...common,
  id: 'updateAnimal',
  method: 'PUT',
  path: '/animals/{animal_id}',
  summary: both('Update an animal'),
  deprecated: true,
  parameters: [
    parameter('path', 'animal_id', { type: 'string' }, 'a/b c'),
    parameter('query', 'tags', { type: 'array', items: { type: 'string' } }, ["it's", 'b&c']),
    parameter('query', 'deep', { type: 'boolean' }, true),
    parameter('query', 'limit', { type: 'integer' }, 10),
    parameter('header', 'X-count', { type: 'integer' }, 5),
    parameter('cookie', 'session', { type: 'string' }, 'abc'),
  ],
  body: {
    required: true,
    description: both('The animal'),
    contents: [
      {
        mediaType: 'application/json',
        schema: { type: 'object', properties: { name: {}, owner } },
        fields: [
          field('name', { type: 'string' }, true),
          field('age', { type: 'integer' }),
          field('wild', { type: 'boolean' }),
          field('nick', { type: ['string', 'null'] }),
          field('size', { type: 'string', enum: ['S', 'L'] }),
          field('owner', owner),
          field('owner.phone', { type: 'string' }),
          field('owner.floor', { type: 'integer' }),
          field('kids', { type: 'array', items: { type: 'object', properties: { a: { type: 'array' } } } }),
          field('kids.a', { type: 'array' }),
        ],
        examples: [{ name: 'leo', summary: both('Leo'), value: body }],
      },
    ],
  },
  errors: [
    { ...unauthorized, mockCauses: [{ cookie: 'session', is: 'missing' }] },
    { ...error('429', 429), mockCauses: [{ query: 'limit', equals: 429 }] },
    { ...error('broken', 500), mockCauses: [{ request: 'invalid' }] },
  ],
};

/** Takes and returns text, and shares an error, which has another cause here. */
export const rename: OperationModel = {
  ...common,
  id: 'renameAnimal',
  method: 'POST',
  path: '/animals/names',
  summary: both('Rename an animal'),
  body: {
    required: true,
    description: both('The name'),
    contents: [
      {
        mediaType: 'text/plain',
        schema: { type: 'string' },
        fields: [],
        examples: [{ name: 'example', summary: both('Leo'), value: 'Leo $HOME' }],
      },
    ],
  },
  responses: [
    {
      ...ok,
      contents: [
        {
          mediaType: 'text/csv',
          schema: {},
          fields: [],
          examples: [{ name: 'example', summary: both('Leo'), value: 'name' }],
        },
      ],
    },
  ],
  errors: [{ ...unauthorized, mockCauses: [{ query: 'force', equals: true }] }],
};

/** Has no inputs and no errors. */
export const list: OperationModel = {
  ...common,
  id: 'listAnimals',
  method: 'GET',
  path: '/animals',
  summary: both('List animals'),
};

/** A contract of operations that are nothing like those of the real one. */
export const trial: Contract = {
  title: both('Trial'),
  summary: both('Animals.'),
  version: '1.0.0',
  server: { url: 'https://trial.example.com', variables: {} },
  operations: [update, rename, list],
};

/** A request that arrived, or the one that was meant to. */
export interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** Starts a server that keeps every request and answers each of them with the same text. */
export async function startRecorder() {
  const requests: Arrived[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-allow-methods', '*');
    if (request.method === 'OPTIONS') return response.end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    response.setHeader('content-type', 'application/json').end('"a response"');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, requests, [Symbol.asyncDispose]: close };
}
