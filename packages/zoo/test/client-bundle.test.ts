import { gzipSync } from 'node:zlib';
import { root } from '@ciam-sms/testing/repository-copy';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';

/** Bundles a program that sends a code, with the packages that are built in a repository. */
async function bundle(repository: string): Promise<string> {
  const contents =
    "import { createSmsClient } from '@ciam-sms/client'; export const run = (o, b) => createSmsClient(o).send(b);";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: repository },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

test('a client bundle does not grow by a byte when operations join the contract', async () => {
  const [ours, withZoo] = [await bundle(root), await bundle(inject('zoo'))];
  expect(ours.length).toBeGreaterThan(1_000);
  expect(gzipSync(withZoo).length).toBe(gzipSync(ours).length);
  expect(withZoo).toBe(ours);
});
