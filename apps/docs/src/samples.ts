import { facade } from '@ciam-sms/client';
import { goNative } from '@scalar/snippetz/plugins/go/native';
import { javaNethttp } from '@scalar/snippetz/plugins/java/nethttp';
import { jsFetch } from '@scalar/snippetz/plugins/js/fetch';
import { kotlinOkhttp } from '@scalar/snippetz/plugins/kotlin/okhttp';
import { pythonPython3 } from '@scalar/snippetz/plugins/python/python3';
import { shellCurl } from '@scalar/snippetz/plugins/shell/curl';
import { swiftNsurlsession } from '@scalar/snippetz/plugins/swift/nsurlsession';
import type { DocumentedOperation } from './contract.ts';

/** A call of an operation, to be written down as code. */
export interface SampleCall {
  operation: Pick<DocumentedOperation, 'id' | 'method' | 'path' | 'mediaType'>;
  baseUrl: string;
  /** Values of the path's parameters. */
  path: Record<string, string>;
  /** Values of the headers, those that are sent. */
  headers: Record<string, string>;
  query: Record<string, string>;
  body?: Record<string, unknown>;
}

interface SampleLanguage {
  id: string;
  label: string;
  /** Name of the language for syntax highlighting. */
  highlight: string;
  print: (call: SampleCall) => string;
}

/** Every language that samples come in, in the order in which they are offered. */
export const SAMPLE_LANGUAGES: readonly SampleLanguage[] = [
  { id: 'curl', label: 'curl', highlight: 'bash', print: printCurl },
  { id: 'typescript', label: 'TypeScript', highlight: 'typescript', print: printClientCall },
  { id: 'fetch', label: 'fetch', highlight: 'javascript', print: printFetch },
  { id: 'python', label: 'Python', highlight: 'python', print: printWith(pythonPython3) },
  { id: 'java', label: 'Java', highlight: 'java', print: printWith(javaNethttp) },
  { id: 'go', label: 'Go', highlight: 'go', print: printWith(goNative) },
  { id: 'kotlin', label: 'Kotlin', highlight: 'kotlin', print: printWith(kotlinOkhttp) },
  { id: 'swift', label: 'Swift', highlight: 'swift', print: printWith(swiftNsurlsession) },
];

/** The call that the contract's own examples make. */
export function exampleCall(operation: DocumentedOperation, baseUrl: string): SampleCall {
  const examples = (place: string) =>
    Object.fromEntries(
      operation.parameters.filter((one) => one.in === place).map(({ name, example }) => [name, example]),
    );
  return {
    operation,
    baseUrl,
    path: examples('path'),
    headers: examples('header'),
    query: examples('query'),
    ...(operation.example && { body: operation.example }),
  };
}

function printWith(plugin: typeof shellCurl) {
  return (call: SampleCall): string => {
    const { operation, baseUrl, headers, query, body } = call;
    const { method, mediaType } = operation;
    const allHeaders = body && mediaType ? { ...headers, 'content-type': mediaType } : headers;
    return plugin.generate({
      method,
      url: baseUrl.replace(/\/$/, '') + fillPath(call),
      headers: Object.entries(allHeaders).map(([name, value]) => ({ name, value })),
      queryString: Object.entries(query).map(([name, value]) => ({ name, value })),
      ...(body && mediaType && { postData: { mimeType: mediaType, text: JSON.stringify(body, null, 2) } }),
    });
  };
}

/** Puts the values of its parameters into a path. */
function fillPath({ operation, path }: SampleCall): string {
  return Object.entries(path).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
}

/** An accepted request has an empty answer; `-i` shows that there was one. */
function printCurl(call: SampleCall): string {
  return printWith(shellCurl)(call).replace(/^curl /, 'curl -i ');
}

function printFetch(call: SampleCall): string {
  return `const response = await ${printWith(jsFetch)(call)};\nconsole.log(response.status, await response.text());`;
}

/** Writes a call of this project's client: of its method for the operation, or of the raw client if it has none. */
function printClientCall(call: SampleCall): string {
  const { operation, baseUrl, path, headers, query, body } = call;
  const own = Object.entries(facade).find(([id]) => id === operation.id)?.[1];
  if (!own) {
    const given = Object.entries({ path, header: headers, query }).filter(
      ([, values]) => Object.keys(values).length > 0,
    );
    const params = Object.fromEntries(given);
    return `import { createApi } from '@ciam-sms/client';

const api = createApi({ baseUrl: ${print(baseUrl)} });
const { response, error } = await api.${operation.method}(${print(operation.path)}, ${print({ params, ...(body && { body }) })});
console.log(response.status, error);`;
  }
  return `import { createSmsClient } from '@ciam-sms/client';

const sms = createSmsClient(${print({ baseUrl, ...clientOptions(own.settings, headers) })});
const result = await sms.${own.method}(${print(body)});
console.log(result.outcome, result.ok ? '' : result.message);`;
}

/** The options of the client that make it send the given headers. */
export function clientOptions(settings: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) {
  const onClient: Record<string, string> = {};
  const device: Record<string, string> = {};
  for (const [header, setting] of Object.entries(settings)) {
    const value = headers[header];
    if (value === undefined) continue;
    if (setting === 'clientId' || setting === 'language') onClient[setting] = value;
    else device[setting] = value;
  }
  return { ...onClient, device };
}

/** Writes a value as JavaScript, the way people do. */
function print(value: unknown, indent = ''): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value));
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, one]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
    return `${inner}${name}: ${print(one, inner)},\n`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}
