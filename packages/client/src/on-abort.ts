import { must } from './must.ts';

/**
 * What each signal ends. One listener per signal, since Node warns of a leak at more than ten. `AbortSignal.any`, which
 * needs none, keeps memory for every call on Node 20.
 */
const waiting = new WeakMap<AbortSignal, Set<() => void> & EventListenerObject>();

/**
 * Runs a function when a signal is aborted.
 *
 * @returns a function that cancels this
 * @throws {TypeError} if it is not a signal
 */
export function onAbort(signal: AbortSignal, end: () => void): () => void {
  must('signal', typeof signal.addEventListener === 'function', 'an AbortSignal');
  const ends = waiting.get(signal) ?? Object.assign(new Set<() => void>(), { handleEvent });
  waiting.set(signal, ends);
  signal.addEventListener('abort', ends); // does nothing if it is one already
  ends.add(end);
  return () => {
    ends.delete(end);
    if (ends.size === 0) signal.removeEventListener('abort', ends);
  };
}

function handleEvent(this: Set<() => void>) {
  for (const end of this) end();
}
