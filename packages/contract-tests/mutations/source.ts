import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Document, parseDocument } from 'yaml';

/** A false contract, which the contract tests have to notice. */
export interface Mutant {
  /** What was changed, in words. */
  name: string;
  /** The changed files below `openapi/`, with their new text. */
  files: Record<string, string>;
  /** Names of the place; a linter error that rejects the change has to contain one of them. */
  places: string[];
}

/** Keys and indices from the top of a YAML file to a node. */
export type Path = readonly (string | number)[];

/** A node of a contract file. */
export interface Place {
  source: Source;
  path: Path;
  // biome-ignore lint/suspicious/noExplicitAny: a contract has any shape, and mutants look for what is there
  value: any;
}

/** A file of the contract. */
export interface Source {
  /** Below `openapi/`. */
  file: string;
  text: string;
}

/** Reads the files of a contract in a fixed order. */
export function readSources(root: string): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^(paths|components|overlays)\/.*\.yaml$|^openapi\.yaml$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

/** Lists a file's nodes, each before those within it; what examples hold is data and has none. */
export function listPlaces(source: Source): Place[] {
  const walk = (value: unknown, path: Path): Place[] => {
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.entries(value).filter(([key]) => !['value', 'example', 'enum', 'required'].includes(key));
    const keyOf = (key: string) => (Array.isArray(value) ? Number(key) : key);
    return [{ source, path, value }, ...inner.flatMap(([key, one]) => walk(one, [...path, keyOf(key)]))];
  };
  return walk(parseDocument(source.text).toJS(), []);
}

/** Makes a mutant by a change of one file. */
export function mutate(
  { source, path }: Place,
  name: string,
  change: (document: Document) => void,
  ...places: string[]
) {
  const base = basename(source.file, '.yaml');
  const at = path.length > 0 ? `${path.join('.')} ` : '';
  return {
    name: `${base}: ${at}${name}`,
    files: { [source.file]: edit(source, change) },
    places: [base, ...(path.at(-2) === 'properties' ? [String(path.at(-1))] : []), ...places],
  };
}

/** Sets a member of a node; `undefined` removes it. */
export function setter(place: Place, member: string, name: string, value: unknown): Mutant {
  const path = [...place.path, member];
  return mutate(place, name, (document) => {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
  });
}

/** Returns the text of a file after a change. */
export function edit({ text }: Source, change: (document: Document) => void): string {
  const document = parseDocument(text);
  change(document);
  return document.toString({ lineWidth: 0 });
}

/** Gives a key another name, at its place. */
export function renameKey(document: Document, path: Path, name: string): void {
  const parent = path.slice(0, -1);
  const entries = Object.entries(at(document.toJS(), parent) as object);
  const renamed = entries.map(([key, value]) => [key === String(path.at(-1)) ? name : key, value]);
  const node = document.createNode(Object.fromEntries(renamed));
  if (parent.length > 0) document.setIn(parent, node);
  else document.contents = node as never;
}

/** Exchanges an item of a list, or an entry of a map, with the next one. */
export function swapWithNext(document: Document, path: Path, index: number): void {
  const value = at(document.toJS(), path) as object;
  const list = Array.isArray(value) ? value : Object.entries(value);
  [list[index], list[index + 1]] = [list[index + 1], list[index]];
  document.setIn(path, document.createNode(list === value ? list : Object.fromEntries(list)));
}

/** The value at a path. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)?.[key], value);
}
