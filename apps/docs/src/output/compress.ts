import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Of brotli. The best, 11, takes several times as long for a few percent less. */
const QUALITY = 10;

const TEXT = /\.(html|md|css|js|json|yaml|txt|svg|xml)$/;

/** Puts a `.br` and a `.gz` beside every text of a folder, for hosts that serve what is already compressed. */
export async function compressFolder(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => TEXT.test(file));
  await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file));
      const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
      await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(text, { params }));
      await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(text, { level: 9 }));
    }),
  );
}
