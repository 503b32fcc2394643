import type { OperationModel, ParameterPlace } from './model.ts';

/** A request, as HTTP has it. */
export interface ExampleRequest {
  method: string;
  /** Path and query, percent-encoded. */
  target: string;
  /** By the names that the contract writes. */
  headers: Record<string, string>;
  /** The value of its JSON body; `undefined` without one. */
  body: unknown;
}

/** The values of parameters, by place and name, and the media type of a body. */
export interface RequestValues extends Record<ParameterPlace, Record<string, unknown>> {
  /** None if there is no body. */
  mediaType?: string | undefined;
}

/**
 * The request that an operation's own examples make: every parameter that has one, and the first example of the body.
 *
 * @throws {Error} if a path parameter has no example
 * @example
 * const { target, ...init } = exampleRequest(operation);
 * await fetch(baseUrl + target, { ...init, body: JSON.stringify(init.body) });
 */
export function exampleRequest(operation: OperationModel): ExampleRequest {
  const examples = (place: ParameterPlace) =>
    Object.fromEntries(
      operation.parameters
        .filter((one) => one.in === place && one.example !== undefined)
        .map(({ name, example }) => [name, example]),
    );
  const [content] = operation.body?.contents ?? [];
  const values = { path: examples('path'), query: examples('query'), header: examples('header') };
  const written = writeRequest(operation, { ...values, cookie: examples('cookie'), mediaType: content?.mediaType });
  return { ...written, body: content?.examples[0]?.value };
}

/**
 * Writes a request without its body, with parameters in OpenAPI's default styles.
 *
 * @throws {Error} if a path parameter has no value
 */
export function writeRequest(
  { method, path }: Pick<OperationModel, 'method' | 'path'>,
  { mediaType, ...values }: RequestValues,
): Omit<ExampleRequest, 'body'> {
  const query = Object.entries(values.query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  const cookies = Object.entries(values.cookie).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return {
    method,
    target:
      path.replace(/\{([^}]+)\}/g, (_, name) => {
        if (values.path[name] === undefined) throw new Error(`Path parameter ${name} of ${path} has no value.`);
        return encodeURIComponent(String(values.path[name]));
      }) + (query.length > 0 ? `?${new URLSearchParams(query)}` : ''),
    headers: {
      ...(mediaType !== undefined && { 'content-type': mediaType }),
      ...Object.fromEntries(Object.entries(values.header).map(([name, value]) => [name, String(value)])),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
    },
  };
}
