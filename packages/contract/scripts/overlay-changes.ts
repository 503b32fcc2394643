import type { Document, NormalizedProblem } from '@redocly/openapi-core';
import { query } from 'jsonpath-rfc9535';
import { type Keys, type Kind, keysTo, kindOf, pathOf } from './texts.ts';
import { below, type Overlay, type Place, problemAt } from './translation.ts';

/** A part of a document, or of an overlay. */
// biome-ignore lint/suspicious/noExplicitAny: keys lead through all kinds of parts
type Node = any;

/**
 * Lists what overlays change besides texts, each once: the API is the same in both languages.
 *
 * @param chinese The Chinese bundle.
 * @param english The English bundle.
 */
export function listChanges(
  overlays: readonly Document<Overlay>[],
  chinese: object,
  english: object,
): NormalizedProblem[] {
  return findChanges(english, chinese, [], undefined).map((keys) =>
    problemAt(
      findCause(keys, overlays, english),
      `The overlay changes ${pathOf(keys)}, but may change only texts. Remove this; to change the API, edit the contract itself.`,
    ),
  );
}

function findChanges(english: Node, chinese: Node, keys: Keys, kind: Kind): Keys[] {
  if (isObject(english) && isObject(chinese)) {
    return [...new Set([...Object.keys(english), ...Object.keys(chinese)])].flatMap((key) =>
      findChanges(english[key], chinese[key], keysTo(keys, key, english), kindOf(key, chinese[key], keys, kind)),
    );
  }
  const isTranslated = kind === 'text' && typeof chinese === 'string' && !isObject(english);
  return english === chinese || isTranslated ? [] : [keys];
}

/** Finds the action that changes a part: the last of those that lead closest to it. */
function findCause(keys: Keys, overlays: readonly Document<Overlay>[], english: Node): Place {
  const above = [english];
  for (const key of keys) above.push(above.at(-1)?.[key]);
  let closest = -1;
  let cause: Place | undefined;
  for (const { source, parsed } of overlays) {
    for (const [index, { target, update }] of parsed.actions.entries()) {
      const action: Place = { source, pointer: `#/actions/${index}` };
      cause ??= action;
      const depth = Math.max(...query(english, target).map((node) => (isObject(node) ? above.indexOf(node) : -1)));
      if (depth < 0) continue;
      const inside = update === undefined ? [] : listHeld(update, keys.slice(depth));
      if (depth + inside.length < closest) continue;
      closest = depth + inside.length;
      cause = inside.reduce(below, update === undefined ? action : below(action, 'update'));
    }
  }
  return cause as Place;
}

/** The first of the keys, as far as an update has them. */
function listHeld(update: Node, [key, ...rest]: Keys): Keys {
  return key !== undefined && isObject(update) && key in update ? [key, ...listHeld(update[key], rest)] : [];
}

function isObject(node: unknown): node is Record<string | number, Node> {
  return typeof node === 'object' && node !== null;
}
