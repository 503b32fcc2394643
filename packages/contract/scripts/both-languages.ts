/** Reads parts of the contract in English and Chinese side by side. */
import type { Text } from '../src/model.ts';

/** A part of a dereferenced document; the linter has checked its shape. */
// biome-ignore lint/suspicious/noExplicitAny: each reader below names the part that it reads
export type Node = any;

/** The same part of the contract in both languages. */
export interface Both {
  en: Node;
  zh: Node;
}

/** A text of a part, in both languages. */
export function text({ en, zh }: Both, key: string): Text {
  return { en: en[key] ?? '', zh: zh[key] ?? '' };
}

/** A part of a part, in both languages. */
export function at({ en, zh }: Both, key: string | number): Both {
  return { en: en[key], zh: zh?.[key] ?? {} };
}

/** The parts of a map, in the contract's order, in both languages. */
export function entries(part: Both, key: string): [name: string, value: Both][] {
  const map = at(part, key);
  return Object.keys(map.en ?? {}).map((name) => [name, at(map, name)]);
}

/** The elements of an array, in both languages. */
export function list(part: Both, key: string): Both[] {
  const array = at(part, key);
  return (array.en ?? []).map((_: unknown, index: number) => at(array, index));
}
