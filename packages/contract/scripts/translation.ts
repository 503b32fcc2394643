import { basename } from 'node:path';
import { type Document, escapePointerFragment, type NormalizedProblem, type Source } from '@redocly/openapi-core';
import { query } from 'jsonpath-rfc9535';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { type Keys, type Kind, keysTo, kindOf, pathOf } from './texts.ts';

/** An OpenAPI Overlay: changes, each at a JSONPath. */
export interface Overlay {
  actions: { target: string; update?: unknown }[];
}

/** Where a part of the contract is written: a file, and a JSON pointer in it. */
export interface Place {
  source: Source;
  pointer: string;
}

/** What an action for a path, or a part of one, begins with. */
const PATH = /^\$\.paths\[(['"])(.+?)\1\]/;
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

/** Lists the actions for paths that are not in the overlay named like the file of the path, where the next reader looks. */
export function listMisplaced(
  overlays: readonly Document<Overlay>[],
  english: Document,
  parts: readonly Document[],
): NormalizedProblem[] {
  const { paths } = english.parsed as OpenApi.Document;
  const places = listPlaces(parts);
  return overlays.flatMap(({ source, parsed }) =>
    parsed.actions.flatMap(({ target }, index) => {
      const [, , path = ''] = PATH.exec(target) ?? [];
      // Bundling copies the item of a path, and leaves its operations the objects that they are.
      const operation = Object.values(paths?.[path] ?? {}).find((one) => places.has(one));
      const file = basename(places.get(operation)?.source.absoluteRef ?? source.absoluteRef);
      if (file === basename(source.absoluteRef)) return [];
      return problemAt(
        { source, pointer: `#/actions/${index}/target` },
        `The Chinese texts of ${path} belong in openapi/overlays/zh/${file}. Move the action to it, or rename this file.`,
      );
    }),
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
  const texts = listTexts(chinese, [], undefined).filter(([, text]) => !HAN.test(text));
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

function listTexts(node: object, keys: Keys, kind: Kind): [keys: Keys, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [Keys, string][] => {
    const own = keysTo(keys, key, node);
    const ownKind = kindOf(key, value, keys, kind);
    if (typeof value === 'string') return ownKind === 'text' ? [[own, value]] : [];
    if (typeof value !== 'object' || value === null || ownKind === 'data') return [];
    return listTexts(value, own, ownKind);
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

/** A place inside another. */
export function below({ source, pointer }: Place, key: string | number): Place {
  return { source, pointer: `${pointer}/${escapePointerFragment(key)}` };
}

/** A problem of an overlay, or of what it translates. */
export function problemAt(place: Place, message: string): NormalizedProblem {
  return { ruleId: 'chinese', severity: 'error', message, location: [place], suggest: [] };
}
