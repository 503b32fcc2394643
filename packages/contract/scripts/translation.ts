import { basename } from 'node:path';
import { type Document, escapePointerFragment, type NormalizedProblem, type Source } from '@redocly/openapi-core';
import { query } from 'jsonpath-rfc9535';

/** An OpenAPI Overlay: changes, each at a JSONPath. */
export interface Overlay {
  actions: { target: string }[];
}

/** Where a part of the contract is written: a file, and a JSON pointer in it. */
interface Place {
  source: Source;
  pointer: string;
}

/** Keys from the root of a document to a part of it. */
type Keys = readonly (string | number)[];

/** The keys whose strings, or whose map of strings, people read. */
const TEXTS: Keys = ['title', 'summary', 'description', 'x-remedy', 'x-enumDescriptions'];
/** The keys of maps with names that people choose, such as those of fields and headers, instead of OpenAPI keywords. */
const NAMED: Keys = ['properties', 'headers', 'examples'];
const HAN = /\p{Script=Han}/u;

/** Lists the actions of overlays whose target the contract lacks: Redocly ignores them in silence. */
export function listDeadActions(overlays: readonly Document<Overlay>[], contract: object): NormalizedProblem[] {
  return overlays.flatMap(({ source, parsed }) =>
    parsed.actions.flatMap(({ target }, index) =>
      query(contract as never, target).length > 0
        ? []
        : problemAt(
            { source, pointer: `#/actions/${index}/target` },
            `${target} is not in the contract. Remove the action, or fix its path.`,
          ),
    ),
  );
}

/**
 * Lists the texts that are not in Chinese, each at the place of the English one.
 *
 * @param chinese The Chinese bundle.
 * @param english The English bundle, as Redocly made it of the parts.
 * @param parts The files of the English contract.
 */
export function listUntranslated(chinese: object, english: Document, parts: readonly Document[]): NormalizedProblem[] {
  const texts = listTexts(chinese, [], false).filter(([, text]) => !HAN.test(text));
  if (texts.length === 0) return [];
  const places = listPlaces(parts);
  return texts.map(([keys, text]) => {
    const place = findPlace(keys, english, places);
    const file = basename(place.source.absoluteRef);
    const isComponent = keys[0] === 'components';
    return problemAt(
      place,
      `\`${keys.at(-1)}\` has no Chinese text. Add an action for ${pathOf(keys)} to ${
        isComponent ? 'a file in openapi/overlays/zh' : `openapi/overlays/zh/${file}`
      }: ${JSON.stringify(text)}`,
    );
  });
}

function listTexts(node: object, keys: Keys, inText: boolean): [keys: Keys, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [Keys, string][] => {
    const isText = inText || (TEXTS.includes(key) && !NAMED.includes(keys.at(-1) ?? ''));
    const own = [...keys, Array.isArray(node) ? Number(key) : key];
    if (typeof value === 'string') return isText ? [[own, value]] : [];
    if (typeof value !== 'object' || value === null || key === 'value') return [];
    return listTexts(value, own, isText && !Array.isArray(value));
  });
}

/** Finds where every part of every file is written. A file comes after those that refer to it, which Redocly may have put its parts into. */
function listPlaces(files: readonly Document[]): Map<unknown, Place> {
  const places = new Map<unknown, Place>();
  const add = (node: unknown, place: Place) => {
    if (typeof node !== 'object' || node === null) return;
    places.set(node, place);
    for (const [key, value] of Object.entries(node)) add(value, below(place, key));
  };
  for (const { source, parsed } of files) add(parsed, { source, pointer: '#' });
  return places;
}

/** Bundling moves parts of files, and leaves them the objects that they are. */
function findPlace(keys: Keys, { source, parsed }: Document, places: Map<unknown, Place>): Place {
  // biome-ignore lint/suspicious/noExplicitAny: keys lead through all kinds of parts
  let node: any = parsed;
  let place: Place = { source, pointer: '#' };
  for (const key of keys) {
    node = node?.[key];
    place = places.get(node) ?? below(place, key);
  }
  return place;
}

function below({ source, pointer }: Place, key: string | number): Place {
  return { source, pointer: `${pointer}/${escapePointerFragment(key)}` };
}

/** The JSONPath of a part. */
function pathOf(keys: Keys): string {
  const steps = keys.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key}']`;
  });
  return `$${steps.join('')}`;
}

function problemAt(place: Place, message: string): NormalizedProblem {
  return { ruleId: 'chinese', severity: 'error', message, location: [place], suggest: [] };
}
