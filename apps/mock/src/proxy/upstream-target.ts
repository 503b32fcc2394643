import { BadRequest } from '../problem.ts';
import { originForm } from '../target.ts';

/**
 * The target of a request below the path of the upstream, byte by byte.
 *
 * @param base Path of the upstream, without a slash at its end.
 * @throws {BadRequest} if the path leads out of that of the upstream
 */
export function upstreamTarget(target: string, base: string): string {
  const relative = originForm(target);
  if (base === '') return relative;
  if (!relative.startsWith('/') || leadsOut(relative.split('?', 1)[0] ?? '')) {
    throw new BadRequest('The path leads out of the path of the upstream.');
  }
  return base + relative;
}

/**
 * Whether any server may take a path for one that leads out of its folder: with backslashes, percent-encoded once or more,
 * with parameters behind the dots, or with slashes that count as one.
 */
function leadsOut(path: string): boolean {
  const plain = path.replace(/%(25)*2e/gi, '.').replace(/%(25)*(2f|5c)|\\/gi, '/');
  let depth = 0;
  for (const segment of plain.split('/')) {
    const name = segment.replace(/(;|%(25)*3b).*/i, '');
    if (name === '..') depth--;
    else if (name !== '.' && name !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}
