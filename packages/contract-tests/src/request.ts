import { type ParameterPlace, type RequestValues, writeRequest as writeParameters } from '@ciam-sms/contract/model';
import type { AcceptedContent, AcceptedOperation, RequestChange } from './acceptance.ts';

export const PLACES = ['path', 'query', 'header', 'cookie'] as const satisfies ParameterPlace[];

/** A request by its parts, before it is written for the wire. */
export interface RequestParts extends RequestValues {
  body?: unknown;
  /** Sent in place of the body, if that cannot be read. */
  bytes?: Uint8Array<ArrayBuffer>;
}

/** A request as it goes over the wire. */
export interface WireRequest {
  method: string;
  /** Path and query, relative to the base URL. */
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Makes the valid request of an operation: its examples, or what the environment has for a real tenant. */
export function validRequest({ parameters, body }: AcceptedOperation): RequestParts {
  const places = PLACES.map((place) => [
    place,
    Object.fromEntries(
      Object.entries(parameters[place]).map(([name, { example, environment }]) => [
        name,
        fromEnvironment(environment) ?? example,
      ]),
    ),
  ]);
  const [mediaType, content] = Object.entries(body?.content ?? {})[0] ?? [];
  return { ...Object.fromEntries(places), ...(content && { mediaType, body: validBody(content) }) };
}

/** Lists the variables with values that a real tenant needs in valid requests, and that the environment lacks. */
export function missingVariables(operations: readonly AcceptedOperation[]): string[] {
  const inputs = operations.flatMap(({ parameters, body }) => [
    ...PLACES.map((place) => parameters[place]),
    ...Object.values(body?.content ?? {}).map(({ fields }) => fields),
  ]);
  const variables = inputs.flatMap((named) => Object.values(named).flatMap(({ environment }) => environment ?? []));
  return [...new Set(variables)].filter((variable) => fromEnvironment(variable) === undefined);
}

function validBody({ example, fields }: AcceptedContent): unknown {
  return Object.entries(fields).reduce<unknown>((body, [path, { environment }]) => {
    const value = fromEnvironment(environment);
    return value === undefined ? body : setField(body, path, value);
  }, example);
}

function fromEnvironment(variable: string | undefined): string | undefined {
  return (variable && process.env[variable]) || undefined;
}

/** Changes a request as told, and leaves the original as it is. */
export function changeRequest(parts: RequestParts, { omit = {}, body = {}, ...places }: RequestChange): RequestParts {
  const changed: RequestParts = { ...parts };
  for (const place of PLACES) {
    const omitted: readonly string[] = place === 'path' ? [] : (omit[place] ?? []);
    const values = Object.entries({ ...parts[place], ...places[place] });
    changed[place] = Object.fromEntries(values.filter(([name]) => !omitted.includes(name)));
  }
  if (omit.body === 'all') return { ...changed, body: undefined, mediaType: undefined };
  for (const path of omit.body ?? []) changed.body = setField(changed.body, path, undefined);
  for (const [path, value] of Object.entries(body)) changed.body = setField(changed.body, path, value);
  return changed;
}

/**
 * Sets a field of a body by its dotted path, in the first element of every array on the way; `undefined` removes it. A
 * field whose parent is not there cannot be set, and the body stays as it is.
 */
export function setField(body: unknown, path: string, value: unknown): unknown {
  if (Array.isArray(body)) return body.length === 0 ? body : [setField(body[0], path, value), ...body.slice(1)];
  if (typeof body !== 'object' || body === null) return body;
  const [name = '', ...rest] = path.split('.');
  const { [name]: previous, ...others } = body as Record<string, unknown>;
  const next = rest.length > 0 ? setField(previous, rest.join('.'), value) : value;
  return next === undefined ? others : { ...body, [name]: next };
}

/** Writes a request for the wire. */
export function writeRequest(operation: { method: string; path: string }, parts: RequestParts): WireRequest {
  const { method, target: path, headers } = writeParameters(operation, parts);
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path, headers: Object.fromEntries(lowerCase), body: writeBody(parts) };
}

function writeBody({ body, bytes, mediaType }: RequestParts): WireRequest['body'] {
  if (bytes || body === undefined) return bytes;
  return typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body);
}

/** Whether a media type is JSON. */
export function isJson(mediaType = ''): boolean {
  return /^application\/([\w.-]+\+)?json\b/.test(mediaType);
}
