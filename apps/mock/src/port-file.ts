import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes the port of a server to a file, so that whoever started it without a port finds it. The file appears as a whole.
 *
 * @returns removes the file
 * @throws {Error} if it cannot be written
 */
export function writePortFile(file: string, url: string): () => void {
  const { port } = new URL(url);
  const half = `${file}.${process.pid}`;
  try {
    writeFileSync(half, `${port}\n`);
    renameSync(half, file);
  } catch (error) {
    if (existsSync(half)) rmSync(half);
    throw new Error(`Cannot write the port to ${file} (${(error as NodeJS.ErrnoException).code}).`, { cause: error });
  }
  return () => rmSync(file, { force: true });
}
