import { clientOptions, ownMethod } from '@ciam-sms/client/facade';
import { type Call, isJson, writeCookies } from './call.ts';

/** Writes a call of this project's client: of its method for the operation, or of the raw client if it has none. */
export function printClientCall(call: Call): string {
  const { operation, baseUrl, header, body } = call;
  const method = header.Prefer === undefined ? ownMethod(operation.id) : undefined;
  if (!method) {
    return `import { createApi } from '@ciam-sms/client';

const api = createApi({ baseUrl: ${print(baseUrl)} });
const { response, data, error } = await api.${operation.method}(${print(operation.path)}, ${printInit(call)});
console.log(response.status, data ?? error);`;
  }
  // Stryker disable next-line OptionalChaining: an operation that the client has a method for has a body
  const value = print(body?.value);
  return `import { createSmsClient } from '@ciam-sms/client';

const sms = createSmsClient(${print({ baseUrl, ...clientOptions(header) })});
const result = await sms.${method}(${value});
console.log(result.outcome, result.ok ? '' : result.message);`;
}

/**
 * What the raw client is given for a call. It writes JSON, and leaves cookies to the browser.
 *
 * @returns its options, and whether it has to be told to send the body as it is
 */
export function rawOptions({ operation, path, query, header, cookie, body }: Call) {
  const { Prefer, ...headers } = header;
  const cookies = writeCookies(cookie);
  const params = withoutEmpty({ path, query, header: headers, cookie });
  const extra = {
    ...(Prefer !== undefined && { Prefer }),
    ...(cookies && { Cookie: cookies }),
    ...(body && body.mediaType !== 'application/json' && { 'Content-Type': body.mediaType }),
  };
  return {
    options: {
      ...withoutEmpty({ params, headers: extra }),
      ...(body && { body: body.value }),
      ...(operation.returnsText && { parseAs: 'text' }),
    },
    isText: Boolean(body && !isJson(body.mediaType) && typeof body.value === 'string'),
  };
}

function printInit(call: Call): string {
  const { options, isText } = rawOptions(call);
  const text = print(options);
  return isText ? text.replace(/\n\}/, '\n  bodySerializer: (body) => body,\n}') : text;
}

function withoutEmpty(groups: Record<string, object>): Record<string, object> {
  return Object.fromEntries(Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0));
}

/** Writes a value as JavaScript, the way people do. */
function print(value: unknown, indent = ''): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((one) => `${inner}${print(one, inner)},\n`)
    : Object.entries(value).map(([key, one]) => {
        const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
        return `${inner}${name}: ${print(one, inner)},\n`;
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join('')}${indent}${close}`;
}
