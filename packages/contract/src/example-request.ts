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

/**
 * The request that an operation's own examples make: every parameter that has one, and the first example of the body.
 *
 * @throws {Error} if a path parameter has no example
 * @example
 * const { target, ...init } = exampleRequest(operation);
 * await fetch(baseUrl + target, { ...init, body: JSON.stringify(init.body) });
 */
export function exampleRequest({ id, method, path, parameters, body }: OperationModel): ExampleRequest {
  const examples = (place: ParameterPlace) =>
    parameters
      .filter((one) => one.in === place && one.example !== undefined)
      .map(({ name, example }) => [name, example] as const);
  const paths = new Map(examples('path'));
  const query = new URLSearchParams(
    examples('query').flatMap(([name, example]) =>
      [example].flat().map((value): [string, string] => [name, String(value)]),
    ),
  );
  const cookies = examples('cookie').map(([name, example]) => `${name}=${encodeURIComponent(String(example))}`);
  const content = body?.contents[0];
  return {
    method,
    target:
      path.replace(/\{([^}]+)\}/g, (_, name) => {
        if (!paths.has(name)) throw new Error(`Path parameter ${name} of ${id} has no example. Add one.`);
        return encodeURIComponent(String(paths.get(name)));
      }) + (query.size > 0 ? `?${query}` : ''),
    headers: {
      ...(content && { 'content-type': content.mediaType }),
      ...Object.fromEntries(examples('header').map(([name, example]) => [name, String(example)])),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
    },
    body: content?.examples[0]?.value,
  };
}
