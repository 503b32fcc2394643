import { readFileSync } from 'node:fs';
import type { MockCause, OperationError } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { operation } from './send.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const code = (value: unknown) => `\`${value}\``;
const PLACES = ['header', 'query', 'path', 'cookie', 'field'];

/** A cause in words: what it looks at, and in which state that is. */
function inWords(cause: MockCause): [input: string, state: string] {
  if ('request' in cause) return ['any other contract violation', ''];
  const [place, name] = Object.entries(cause).find(([key]) => PLACES.includes(key)) ?? [];
  const input = code(name);
  if ('equals' in cause) return [input, ` is ${code(cause.equals)}`];
  if ('startsWith' in cause) return [input, ` starts with ${code(cause.startsWith)}`];
  if (cause.is === 'unlisted') return [input, ` is not a listed value, for example ${code(cause.example)}`];
  return [input, place === 'field' ? ' is missing, null or empty' : ' is missing or empty'];
}

function row({ code: errorCode, name, mockCauses }: OperationError): string {
  const byState = new Map<string, string[]>();
  for (const [input, state] of mockCauses.map(inWords)) byState.set(state, [...(byState.get(state) ?? []), input]);
  const phrases = [...byState].map(
    ([state, inputs]) => `${new Intl.ListFormat('en', { type: 'disjunction' }).format(inputs)}${state}`,
  );
  return `| ${phrases.join(', or ')} | ${code(errorCode ?? name)} |`;
}

test('the README lists the causes of every error, in the order of the mock', () => {
  const table = /\| cause \| error \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(readme)?.[1];
  expect(table?.trim().split('\n')).toEqual(operation?.errors.map(row));
});
