import { Problem } from './problem.ts';

/**
 * What each signal ends. One listener per signal, since Node warns of a leak at more than ten. `AbortSignal.any`, which
 * needs none, keeps memory for every call on Node 20.
 */
const waiting = new WeakMap<AbortSignal, Set<() => void> & EventListenerObject>();

/**
 * Runs a function when a signal is aborted.
 *
 * @returns a function that cancels this
 * @throws {Problem} if it is not a signal
 */
export function onAbort(signal: AbortSignal, end: () => void): () => void {
  if (typeof signal.addEventListener !== 'function') throw new Problem('signal must be an AbortSignal.');
  let ends = waiting.get(signal);
  if (!ends) {
    const all = new Set<() => void>();
    const handleEvent = () => {
      for (const one of all) one();
    };
    ends = Object.assign(all, { handleEvent });
    waiting.set(signal, ends);
    signal.addEventListener('abort', ends);
  }
  ends.add(end);
  return () => {
    if (!ends.delete(end) || ends.size > 0) return;
    waiting.delete(signal);
    try {
      signal.removeEventListener('abort', ends);
    } catch {
      // Not a real signal.
    }
  };
}
