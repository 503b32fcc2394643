import type { Fault } from './control/planned.ts';
import { maskDigits } from './mask.ts';
import type { Violation } from './operation.ts';

/** How requests are logged: lines for people, a JSON object a line, or not at all. */
export type LogFormat = 'pretty' | 'json' | 'silent';

/** What a log line says about a request. It has no room for headers or bodies, which hold personal data. */
export interface LogEntry {
  method: string;
  path: string;
  status: number;
  example?: string | undefined;
  /** What went wrong, as planned, with the response of that status. */
  fault?: Fault | undefined;
  /** Time from the request's first byte to its response. */
  milliseconds: number;
  /** What was wrong with the request or, behind the proxy, with the response. */
  violations?: Violation[] | undefined;
}

/** Makes the function that logs requests to stdout. */
export function createLog(format: LogFormat): ((entry: LogEntry) => void) | undefined {
  if (format === 'silent') return undefined;
  const render = format === 'json' ? renderJson : renderPretty;
  return (entry) => process.stdout.write(`${render(entry)}\n`);
}

/** Renders the line that says where requests are accepted: JSON where all other lines are. */
export function renderReady(name: 'Mock' | 'Proxy', url: string, format: LogFormat | undefined): string {
  const message = `${name} ready on ${url}`;
  return format === 'json' ? JSON.stringify({ message, url }) : message;
}

function renderJson({ violations, ...entry }: LogEntry): string {
  return JSON.stringify({
    ...entry,
    path: maskDigits(entry.path),
    milliseconds: round(entry.milliseconds),
    ...(violations?.length && { violations: violations.map(({ message }) => maskDigits(message)) }),
  });
}

function renderPretty({ method, path, status, example, fault, milliseconds, violations = [] }: LogEntry): string {
  const time = `${round(milliseconds)} ms${fault ? `, fault: ${fault}` : ''}`;
  const lines = [`${method} ${maskDigits(path)} ${status} ${example ?? '-'} ${time}`];
  for (const { location, message } of violations) lines.push(maskDigits(`  ! ${location.join('.')}: ${message}`));
  return lines.join('\n');
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
