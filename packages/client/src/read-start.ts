/** More than any answer of the contract needs; the rest of a longer body is never read. */
const MAX_CHARACTERS = 65_536;

/** Reads the beginning of a body as text. */
export async function readStart(response: Response): Promise<string> {
  // An answer may have no body, and the fetch of React Native has no streams.
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < MAX_CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  reader.cancel().catch(() => {});
  return text;
}
