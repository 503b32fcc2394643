import type { JsonSchema, ParameterPlace } from '@ciam-sms/contract/model';
import type { MockedOperation, MockRequest, RequestBody } from './operation.ts';
import { mediaTypeOf } from './parse-text.ts';
import { createReadValues } from './path-template.ts';
import { BadRequest } from './problem.ts';

/** What a request of one operation contains: parameters by place and name, without those that are absent or empty. */
export interface Inputs extends Record<ParameterPlace, Record<string, unknown>> {
  body: RequestBody;
  /** The schema of the body's media type, if the operation has a body of that type. */
  bodySchema: JsonSchema | undefined;
}

type Request = Pick<MockRequest, 'path' | 'query' | 'headers' | 'body'>;

/** What has to be known of an operation to read its inputs. */
export type InputsOf = Pick<MockedOperation, 'path' | 'parameters' | 'body'>;

/**
 * Makes the function that reads the inputs of an operation out of a request, the way Prism reads them.
 *
 * @throws {BadRequest} from the returned function, if the path is not percent-encoded text
 */
export function createReadInputs({ path: template, parameters, body }: InputsOf): (request: Request) => Inputs {
  const names = {
    header: Object.keys(parameters.header.properties),
    cookie: new Set(Object.keys(parameters.cookie.properties)),
    path: [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => (name as string).toLowerCase()),
  };
  const operation = { names, readValues: createReadValues(template), query: parameters.query.properties, body };
  return (request) => readInputs(operation, request);
}

/** What is known of the inputs of an operation before any request. */
interface Known {
  names: { header: readonly string[]; cookie: ReadonlySet<string>; path: readonly string[] };
  readValues: (path: string) => string[];
  query: Record<string, JsonSchema>;
  body: MockedOperation['body'];
}

/** The same function for all operations: JavaScript engines compile it once. */
function readInputs({ names, readValues, query, body }: Known, request: Request): Inputs {
  const mediaType = mediaTypeOf(request.headers['content-type']) as string;
  const bodySchema = request.body.kind === 'absent' ? undefined : body?.schemas[mediaType];
  return {
    path: readPath(readValues(request.path), names.path),
    query: readQuery(request.query, query),
    header: readHeaders(request.headers, names.header),
    cookie: readCookies(request.headers.cookie, names.cookie),
    body: bodySchema ? request.body : readUnlisted(request.body, body !== undefined),
    bodySchema,
  };
}

/** Prism takes a comma for the end of one value and the beginning of the next. */
function readPath(values: readonly string[], names: readonly string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  try {
    for (const [index, name] of names.entries()) {
      const parts = (values[index] as string).split(',').map(decodeURIComponent);
      read[name] = parts.length > 1 ? parts : parts[0];
    }
    return read;
  } catch {
    throw new BadRequest('The path is not correctly percent-encoded. Encode each value with encodeURIComponent.');
  }
}

function readQuery(query: MockRequest['query'], schemas: Record<string, JsonSchema>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query)) {
    const name = key.toLowerCase();
    if (!Object.hasOwn(schemas, name)) continue;
    if (!value) delete read[name];
    else read[name] = (schemas[name] as JsonSchema).type === 'array' && !Array.isArray(value) ? [value] : value;
  }
  return read;
}

function readHeaders(headers: MockRequest['headers'], names: readonly string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of names) if (headers[name]) read[name] = headers[name];
  return read;
}

function readCookies(header: string | undefined, names: ReadonlySet<string>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  if (!header) return read;
  for (const pair of header.split(';')) {
    const [name, ...value] = pair.trim().split('=') as [string, ...string[]];
    if (names.has(name) && value.join('')) read[name] ??= decode(value.join('='));
  }
  return read;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A body of a media type that the operation does not list, or that takes no body at all. */
function readUnlisted(body: RequestBody, takesBody: boolean): RequestBody {
  if (body.kind === 'absent') return body;
  const text = body.kind === 'json' ? JSON.stringify(body.value) : body.text;
  return { kind: 'unreadable', reason: takesBody ? 'media-type' : 'unexpected', text };
}
