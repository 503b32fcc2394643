import { root } from '@ciam-sms/testing/repository-copy';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

const zoo = inject('zoo');
const program =
  "import { createSmsClient } from '@ciam-sms/client'; export const run = (o, b) => createSmsClient(o).send(b);";

/** Bundles a program that sends a code, with the packages that are built in a repository. */
async function bundle(repository: string, minifyIdentifiers: boolean): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: repository },
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

test('a client bundle does not grow by a byte when operations join the contract', async () => {
  const [ours, withZoo] = [await bundle(root, true), await bundle(zoo, true)];
  expect(ours.length).toBeGreaterThan(1_000);
  expect(withZoo.length).toBe(ours.length);
});

test('and has the same code; a minifier may choose other names', async () => {
  expect(await bundle(zoo, false)).toBe(await bundle(root, false));
});
