import type { OperationModel, Parameter } from '@ciam-sms/contract/model';
import type { Exchange } from './exchange.ts';
import { isJson } from './request.ts';

/** Writes a curl that repeats a request, with every personal value masked: put your own in its place. */
export function maskedCurl(baseUrl: string, operation: OperationModel, exchange: Exchange): string {
  const { method, path, requestHeaders, requestBody } = exchange;
  const headers = Object.entries(requestHeaders).map(
    ([name, value]) => `-H ${quote(`${name}: ${maskHeader(operation, name, value)}`)}`,
  );
  const body = requestBody === '' ? [] : [`-d ${quote(maskBody(operation, exchange))}`];
  return [`curl -i -X ${method} ${quote(baseUrl + maskPath(operation, path))}`, ...headers, ...body].join(' \\\n  ');
}

function maskHeader({ parameters }: OperationModel, name: string, value: string): string {
  if (name === 'content-type') return value;
  const mask = (place: string, wanted: string, text: string) =>
    maskParameter(
      parameters.find((one) => one.in === place && one.name.toLowerCase() === wanted.toLowerCase()),
      text,
    );
  if (name !== 'cookie') return mask('header', name, value);
  const cookies = value.split('; ').map((pair) => pair.split(/=(.*)/s) as [string, string]);
  return cookies.map(([key, text]) => `${key}=${mask('cookie', key, text)}`).join('; ');
}

function maskPath(operation: OperationModel, target: string): string {
  const [path = '', query] = target.split('?');
  const named = (place: string, name: string) =>
    operation.parameters.find((one) => one.in === place && one.name === name);
  const template = operation.path.split('/');
  const segments = path.split('/').map((segment, index) => {
    const [name] = /(?<=\{).+(?=\})/.exec(template[index] ?? '') ?? [];
    return name === undefined ? segment : maskParameter(named('path', name), segment);
  });
  const pairs = [...new URLSearchParams(query)].map(
    ([name, value]) => `${name}=${encodeURI(maskParameter(named('query', name), value))}`,
  );
  return segments.join('/') + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
}

/** A value that is not personal, or that the reference has as its example, may be shown. */
function maskParameter(parameter: Parameter | undefined, value: string): string {
  if (value === '') return value;
  const mayShow = parameter && (!parameter.personalData || String(parameter.example) === value);
  return mayShow ? value : '***';
}

function maskBody({ body }: OperationModel, { requestHeaders, requestBody }: Exchange): string {
  const [mediaType] = requestHeaders['content-type']?.split(';') ?? [];
  const content = body?.contents.find((one) => one.mediaType === mediaType);
  if (!content || !isJson(mediaType)) return '***'; // whatever it is, it may hold anything
  const shown = new Map(content.fields.map((field) => [field.path, field]));
  const mask = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => mask(one, path));
    if (typeof value === 'object' && value) {
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, mask(one, path ? `${path}.${name}` : name)]),
      );
    }
    const field = shown.get(path);
    const { examples = [] } = (field?.schema ?? {}) as { examples?: unknown[] };
    return value === null || value === '' || (field && !field.personalData) || examples.includes(value) ? value : '***';
  };
  try {
    return JSON.stringify(mask(JSON.parse(requestBody), ''));
  } catch {
    return '***';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
