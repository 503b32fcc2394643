/**
 * Writes the causes of every error into README.md, where users look for them, as the contract declares them. With
 * `--check` it writes nothing, and fails if they are stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract, MockCause, OperationError, OperationModel } from '@ciam-sms/contract/model';

const PLACES = ['header', 'query', 'path', 'cookie', 'field'];
const MARKS = /(<!-- causes, written by npm run generate -->\n)[\s\S]*(<!-- end of causes -->)/;
const readme = new URL('../README.md', import.meta.url);
const model = fileURLToPath(import.meta.resolve('@ciam-sms/contract/model.json'));

const { operations }: Contract = JSON.parse(readFileSync(model, 'utf8'));
const text = readFileSync(readme, 'utf8');
const tables = operations.filter(({ errors }) => errors.length > 0).map(writeTable);
const written = text.replace(MARKS, (_, begin, end) => `${begin}\n${tables.join('\n\n')}\n\n${end}`);
if (!MARKS.test(text)) throw new Error('apps/mock/README.md has no place for the causes any more.');
if (written !== text) {
  if (process.argv.includes('--check')) {
    console.error('The causes in apps/mock/README.md are not those of the contract. Run: npm run generate');
    process.exitCode = 1;
  } else {
    writeFileSync(readme, written);
    console.log('Generated from openapi/, and changed:\n  apps/mock/README.md');
  }
}

function writeTable({ method, path, errors }: OperationModel): string {
  return [`\`${method} ${path}\``, '', '| cause | error |', '|---|---|', ...errors.map(writeRow)].join('\n');
}

function writeRow({ code, name, mockCauses }: OperationError): string {
  const byState: Record<string, string[]> = {};
  for (const [input, state] of mockCauses.map(inWords)) byState[state] = [...(byState[state] ?? []), input];
  const either = new Intl.ListFormat('en', { type: 'disjunction' });
  const phrases = Object.entries(byState).map(([state, inputs]) => either.format(inputs) + state);
  return `| ${phrases.join(', or ')} | ${mark(code ?? name)} |`;
}

/** A cause in words: what it looks at, and in which state that is. */
function inWords(cause: MockCause): [input: string, state: string] {
  if ('request' in cause) return ['any other contract violation', ''];
  const [place, name] = Object.entries(cause).find(([key]) => PLACES.includes(key)) ?? [];
  const input = mark(name);
  if ('equals' in cause) return [input, ` is ${mark(cause.equals)}`];
  if ('startsWith' in cause) return [input, ` starts with ${mark(cause.startsWith)}`];
  if (cause.is === 'unlisted') return [input, ` is not a listed value, for example ${mark(cause.example)}`];
  return [input, place === 'field' ? ' is missing, null or empty' : ' is missing or empty'];
}

function mark(value: unknown): string {
  return `\`${value}\``;
}
