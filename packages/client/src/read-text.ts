/** Far more than any documented response; the rest of a longer body is never read. */
const MAX_BYTES = 65_536;

/** Reads the beginning of a body as text. */
export async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text(); // the fetch of React Native has no streams
  const chunks: BlobPart[] = [];
  // An empty chunk counts as well: a stream that never gives anything else would keep every timer from running.
  for (let left = MAX_BYTES; left > 0; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    left -= value.length || 1;
  }
  reader.cancel().catch(() => {});
  return new Blob(chunks).text();
}
