/** Far more than any documented response; the rest of a longer body is never read. */
const MAX_BYTES = 65_536;

/** Reads the beginning of a body as text. */
export async function readText(response: Response): Promise<string> {
  const { body } = response;
  if (!body) return response.text(); // the fetch of React Native has no streams
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  // An empty chunk counts as well: a stream that never gives anything else would keep every timer from running.
  for (let left = MAX_BYTES; left > 0; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    left -= value.length || 1;
  }
  reader.cancel().catch(() => {});
  return text;
}
