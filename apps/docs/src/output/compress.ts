import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(html|md|css|js|json|yaml|txt|svg|xml)$/;

/**
 * Puts a `.br` and a `.gz` beside every text of a folder, for hosts that serve what is already compressed.
 *
 * @param options.isLarge Compresses a ninth less, in a tenth of the time. The best quality takes three times as long as the
 *   usual one for a fortieth.
 */
export async function compressFolder(folder: string, { isLarge = false } = {}): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => TEXT.test(file));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: isLarge ? 5 : 10 } };
  const left = files[Symbol.iterator]();
  const goOn = async () => {
    for (const file of left) {
      const text = await readFile(join(folder, file));
      await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(text, quality));
      await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(text, { level: 9 }));
    }
  };
  // All at once would keep the memory of every compression until the last one has ended.
  await Promise.all([goOn(), goOn(), goOn(), goOn()]);
}
