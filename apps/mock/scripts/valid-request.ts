import type { OperationModel, ParameterPlace } from '@ciam-sms/contract/model';
import type { MockRequest } from '../src/operation.ts';

/** The request that the contract's own examples make. */
export function validRequest({ id, method, path, parameters, body }: OperationModel): MockRequest {
  const values = (place: ParameterPlace) =>
    parameters
      .filter((one) => one.in === place && one.example !== undefined)
      .map(({ name, example }) => ({ name, example }));
  const cookies = values('cookie').map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
  const content = body?.contents[0];
  return {
    method,
    path: path.replace(/\{([^}]+)\}/g, (_, name) => {
      const value = values('path').find((one) => one.name === name);
      if (!value) throw new Error(`Path parameter ${name} of ${id} has no example. Add one.`);
      return encodeURIComponent(String(value.example));
    }),
    query: Object.fromEntries(
      values('query').map(({ name, example }) => [
        name,
        Array.isArray(example) ? example.map(String) : String(example),
      ]),
    ),
    headers: {
      ...(content && { 'content-type': content.mediaType }),
      ...Object.fromEntries(values('header').map(({ name, example }) => [name.toLowerCase(), String(example)])),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
    },
    body: content ? { kind: 'json', value: content.examples[0]?.value } : { kind: 'absent' },
  };
}
