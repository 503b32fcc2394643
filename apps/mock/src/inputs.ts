import type { JsonSchema, ParameterPlace } from '@ciam-sms/contract/model';
import type { MockedOperation, MockRequest, RequestBody } from './operation.ts';
import { mediaTypeOf } from './parse-text.ts';
import { type PathPart, pathParts, readValues } from './path-template.ts';
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

/** The inputs of an operation, prepared for reading them out of requests. */
export interface PreparedInputs {
  pathNames: readonly string[];
  pathParts: readonly PathPart[];
  queries: Record<string, JsonSchema>;
  headerNames: readonly string[];
  cookieNames: readonly string[];
  bodySchemas: Record<string, JsonSchema> | undefined;
}

/** Prepares an operation for {@link readInputs}. */
export function prepareInputs({ path, parameters, body }: InputsOf): PreparedInputs {
  return {
    pathNames: [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => (name as string).toLowerCase()),
    pathParts: pathParts(path),
    queries: parameters.query.properties,
    headerNames: Object.keys(parameters.header.properties),
    cookieNames: Object.keys(parameters.cookie.properties),
    bodySchemas: body?.schemas,
  };
}

/**
 * Reads the inputs of an operation out of a request, the way Prism reads them.
 *
 * @throws {BadRequest} if the path is not percent-encoded text
 */
export function readInputs(
  { pathNames, pathParts, queries, headerNames, cookieNames, bodySchemas }: PreparedInputs,
  request: Request,
): Inputs {
  const mediaType = mediaTypeOf(request.headers['content-type']) as string;
  const bodySchema = request.body.kind === 'absent' ? undefined : bodySchemas?.[mediaType];
  return {
    path: readPath(readValues(pathParts, request.path), pathNames),
    query: readQuery(request.query, queries),
    header: readHeaders(request.headers, headerNames),
    cookie: readCookies(request.headers.cookie, cookieNames),
    body: bodySchema ? request.body : readUnlisted(request.body, bodySchemas !== undefined),
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

function readCookies(header: string | undefined, names: readonly string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  if (!header) return read;
  for (const pair of header.split(';')) {
    const [name, ...value] = pair.trim().split('=') as [string, ...string[]];
    if (names.includes(name) && value.join('')) read[name] ??= decode(value.join('='));
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
