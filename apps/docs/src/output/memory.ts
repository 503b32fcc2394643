import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Makes something, unless it was made from the same inputs before. Inputs and results are what JSON can hold. */
export type Recall = <Made>(inputs: unknown, make: () => Made | Promise<Made>) => Promise<Made>;

/** Makes everything anew. */
export const recallNothing: Recall = async (_, make) => make();

/** What decides how something is made, besides its inputs: the code of the docs and what that reads, below the root. */
const CODE = [
  'apps/docs/src/**/*.{ts,js}',
  'packages/client/src/*.ts', // which operations have a method of their own
  'openapi/workflows/*.yaml', // which operation takes inputs from which
  'package-lock.json',
];

/**
 * Remembers in a folder what was made from which inputs, so that only what has changed is made again. A change of
 * the code forgets everything. A folder that is missing or damaged costs time and nothing else.
 *
 * @example
 * const { recall, forgetRest } = rememberIn('.cache');
 * await recall(['page', operation], () => renderPage(operation)); // from the folder, the second time
 * forgetRest(); // what this run has not asked for
 */
export function rememberIn(folder: string): { recall: Recall; forgetRest(): void } {
  const code = hashOf(CODE.flatMap(readSources));
  const used = new Set<string>();
  mkdirSync(folder, { recursive: true });
  return {
    async recall(inputs, make) {
      const name = `${hashOf([code, JSON.stringify(inputs)])}.json`;
      used.add(name);
      try {
        // Stryker disable next-line StringLiteral: without an encoding, it is read as UTF-8 too
        return JSON.parse(readFileSync(join(folder, name), 'utf8'));
      } catch {
        const made = await make();
        // Another build may read or write the same at this moment.
        writeFileSync(join(folder, `${name}.${process.pid}`), JSON.stringify(made));
        renameSync(join(folder, `${name}.${process.pid}`), join(folder, name));
        return made;
      }
    },
    forgetRest() {
      for (const name of readdirSync(folder)) {
        // Stryker disable next-line ObjectLiteral,BooleanLiteral: another build may forget the same at this moment
        if (name.endsWith('.json') && !used.has(name)) rmSync(join(folder, name), { force: true });
      }
    },
  };
}

function readSources(pattern: string): Buffer[] {
  const cwd = fileURLToPath(new URL('../../../..', import.meta.url));
  return globSync(pattern, { cwd }).map((file) => readFileSync(join(cwd, file)));
}

function hashOf(texts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
}
