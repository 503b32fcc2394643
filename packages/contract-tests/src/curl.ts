import { operations } from './acceptance.ts';
import type { Exchange } from './check-exchange.ts';

/** Values that may stand in a report: those that the reference gives as examples, and what belongs to no person. */
const HARMLESS = new Set(
  operations.flatMap(({ headers, fields }) => [...headers, ...fields].map(({ example }) => example)),
);
const HARMLESS_NAMES = new Set(['content-type', 'x-l', 'x-operating-sys-version', 'x-agent', 'type']);

/** Writes a curl that repeats a request, with every personal value masked: put your own in its place. */
export function maskedCurl(baseUrl: string, { method, path, requestHeaders, requestBody }: Exchange): string {
  const sent = Object.entries(requestHeaders).map(([name, value]) => `-H ${quote(`${name}: ${mask(name, value)}`)}`);
  const body = requestBody === '' ? [] : [`-d ${quote(maskBody(requestBody))}`];
  return [`curl -i -X ${method} ${quote(baseUrl + path)}`, ...sent, ...body].join(' \\\n  ');
}

function maskBody(text: string): string {
  try {
    const value = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '***';
    return JSON.stringify(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mask(name, one)])));
  } catch {
    return '***'; // whatever it is, it may hold anything
  }
}

function mask(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return typeof value === 'object' && value ? '***' : value;
  return HARMLESS.has(value) || HARMLESS_NAMES.has(name.toLowerCase()) ? value : '***';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
