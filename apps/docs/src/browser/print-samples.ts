import type { Call } from '../samples/call.ts';
import { SAMPLE_LANGUAGES } from '../samples/languages.ts';

/** Writes a call in every language into the blocks of code of a part of the page. */
export function printSamples(place: Element, call: Call): void {
  const blocks = place.querySelectorAll('pre code');
  for (const [index, { print }] of SAMPLE_LANGUAGES.entries()) (blocks[index] as Element).textContent = print(call);
}
