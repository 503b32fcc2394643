import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';

/** One changed file of the contract: a lie that the suite has to notice. */
export interface Mutant {
  /** What was changed, in words. */
  name: string;
  /** File below `openapi/`. */
  file: string;
  /** Text of the file with the change. */
  text: string;
  /** Names of the place, one of which a report has to give that refuses the change. */
  places: string[];
}

/** Path of keys and indices into a YAML document. */
export type Path = readonly (string | number)[];

/** A file of the contract, to be changed in one way after another. */
export interface SourceFile {
  file: string;
  /** Its content as plain values. */
  // biome-ignore lint/suspicious/noExplicitAny: a contract has any shape, and mutants ask for what is there
  value: any;
  /** Makes a mutant. `change` gets a fresh document each time; `places` are names of the place beside the file's. */
  mutant: (name: string, change: (document: Document) => void, ...places: string[]) => Mutant;
}

/** Reads a file of the contract. */
export function readSource(root: string, file: string): SourceFile {
  const text = readFileSync(join(root, file), 'utf8');
  const base = file.split('/').at(-1) as string;
  return {
    file,
    value: parseDocument(text).toJS(),
    mutant(name, change, ...places) {
      const document = parseDocument(text);
      change(document);
      return {
        name: `${base}: ${name}`,
        file,
        text: document.toString({ lineWidth: 0 }),
        places: [base, base.replace(/\.yaml$/, ''), ...places],
      };
    },
  };
}

/** Gives a key another name, at its place. */
export function renameKey(document: Document, path: Path, name: string): void {
  const [parent, key] = [path.slice(0, -1), path.at(-1)];
  const entries = Object.entries(at(document.toJS(), parent));
  document.setIn(
    parent,
    document.createNode(Object.fromEntries(entries.map(([old, value]) => [old === key ? name : old, value]))),
  );
}

/** Exchanges an item of a list with the next one. */
export function swapWithNext(document: Document, path: Path, index: number): void {
  const list = at(document.toJS(), path) as unknown[];
  [list[index], list[index + 1]] = [list[index + 1], list[index]];
  document.setIn(path, document.createNode(list));
}

function at(value: unknown, path: Path): object {
  return path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], value) as object;
}
