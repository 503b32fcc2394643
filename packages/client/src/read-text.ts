/** Far more than any documented response; the rest of a longer body is never read. */
export const MAX_BYTES = 2 ** 20;

/** What an empty chunk counts: a stream that never gives anything else would keep every timer from running. */
const EMPTY_CHUNK = 1_000;

/** Reads the beginning of a body as text. */
export async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text(); // the fetch of React Native has no streams
  const chunks: BlobPart[] = [];
  for (let left = MAX_BYTES; left > 0; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    left -= value.length || EMPTY_CHUNK;
  }
  reader.cancel().catch(() => {});
  return new Blob(chunks).text();
}
