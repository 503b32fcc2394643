import { readdirSync, readFileSync } from 'node:fs';
import { type Difference, validHeaders } from './send.ts';

const folder = new URL('./scenarios/', import.meta.url);

/** Every scenario; the form of their files is told in scenarios/README.md. */
export const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map(readScenario);

function readScenario(name: string) {
  const [request = '', answer = ''] = readFileSync(new URL(name, folder), 'utf8').split(/\n?\n=> /);
  const difference: Required<Pick<Difference, 'headers' | 'body'>> & Difference = { headers: {}, body: {} };
  const lines = request.split('\n');
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === 'body') difference.text = lines.splice(0).join('\n');
    else if (line.startsWith('- ') && line.slice(2) in validHeaders) difference.headers[line.slice(2)] = null;
    else if (line.startsWith('- ')) difference.body[line.slice(2)] = undefined;
    else if (line.includes(' = ')) difference.body[line.split(' = ')[0] ?? ''] = JSON.parse(line.split(' = ')[1] ?? '');
    else if (line) difference.headers[line.split(':')[0] ?? ''] = line.slice(line.indexOf(':') + 1).trim();
  }
  const [status, code, example] = answer.trim().split(' ');
  return { name: name.replace('.txt', ''), difference, status: Number(status), code, example };
}
