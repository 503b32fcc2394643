import type { Language, OperationModel, ParameterPlace } from '@ciam-sms/contract/model';

/** Values by name. */
export type Values = Readonly<Record<string, unknown>>;

/** What calling an operation takes, besides its inputs. */
export interface CalledOperation extends Pick<OperationModel, 'id' | 'method' | 'path'> {
  /** Whether its success has a body that is not JSON. */
  readonly returnsText: boolean;
}

/** A call of an operation, to be written as code or sent. An input that it does not have is not sent. */
export interface Call extends Readonly<Record<ParameterPlace, Values>> {
  readonly operation: CalledOperation;
  readonly baseUrl: string;
  readonly body?: { readonly mediaType: string; readonly value: unknown };
}

/** A call as it goes over the wire. */
export interface WireRequest {
  method: string;
  url: string;
  /** Cookies and the media type of the body included. */
  headers: Record<string, string>;
  body?: string;
}

/** Takes from an operation what a call of it needs. */
export function calledOperation({ id, method, path, responses }: OperationModel): CalledOperation {
  const [success] = responses.find(({ status }) => status < 300)?.contents ?? [];
  return { id, method, path, returnsText: success !== undefined && !isJson(success.mediaType) };
}

/** The call that the contract's own examples make, in the language of the reader. */
export function exampleCall(operation: OperationModel, baseUrl: string, language: Language): Call {
  const { parameters, body } = operation;
  const examples = (place: ParameterPlace): Values =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === place && one.example !== undefined)
        .map(({ name, example, selects }) => [name, selects === 'language' ? language : example]),
    );
  const content = body?.contents[0];
  return {
    operation: calledOperation(operation),
    baseUrl,
    path: examples('path'),
    query: examples('query'),
    header: examples('header'),
    cookie: examples('cookie'),
    ...(content && { body: { mediaType: content.mediaType, value: content.examples[0]?.value } }),
  };
}

/**
 * Writes a call the way HTTP carries it; arrays in the query repeat their name.
 *
 * @throws {Error} if nothing here can write a value in the body's media type
 */
export function toWire({ operation, baseUrl, path, query, header, cookie, body }: Call): WireRequest {
  const filled = Object.entries(path).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    operation.path,
  );
  const search = writeQuery(query);
  const cookies = writeCookies(cookie);
  return {
    method: operation.method,
    // An apostrophe is the one character of an address that ends a string in some of the samples.
    url: `${baseUrl.replace(/\/$/, '')}${filled}${search && `?${search}`}`.replaceAll("'", '%27'),
    headers: {
      ...Object.fromEntries(Object.entries(header).map(([name, value]) => [name, String(value)])),
      ...(cookies && { Cookie: cookies }),
      ...(body && { 'content-type': body.mediaType }),
    },
    ...(body && { body: writeBody(body) }),
  };
}

/** The value of the header `Cookie`; empty without cookies. */
export function writeCookies(cookie: Values): string {
  return Object.entries(cookie)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('; ');
}

/** Whether bodies of a media type are JSON. */
export function isJson(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType);
}

function writeBody({ mediaType, value }: NonNullable<Call['body']>): string {
  if (isJson(mediaType)) return JSON.stringify(value, null, 2);
  if (typeof value === 'string') return value;
  if (mediaType === 'application/x-www-form-urlencoded') return writeQuery(value as Values);
  throw new Error(`No sample can be written of a body in ${mediaType}. Give it an example that is a string.`);
}

function writeQuery(values: Values): string {
  return Object.entries(values)
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)].map(encodeURIComponent).join('=')))
    .join('&');
}
