import { query } from 'jsonpath-rfc9535';
import type { OverlayAction } from './bundle.ts';

/** The keys whose strings, or whose map of strings, people read. */
const TEXTS = ['title', 'summary', 'description', 'x-remedy', 'x-enumDescriptions'];
const HAN = /\p{Script=Han}/u;

/** Lists the actions of an overlay that meet nothing in the document: Redocly passes over them in silence. */
export function listDeadActions(actions: readonly OverlayAction[], document: object): string[] {
  return actions
    .filter(({ target }) => query(document as never, target).length === 0)
    .map(({ target }) => `${target} is not in the contract. Remove the action, or mend its path.`);
}

/** Lists the texts of a document that are not in Chinese, each by its JSONPath. */
export function listUntranslated(document: object): string[] {
  return listTexts(document, '$', false)
    .filter(([, text]) => !HAN.test(text))
    .map(([path, text]) => `${path} has no Chinese text. Add an action for it: ${JSON.stringify(text)}`);
}

function listTexts(node: object, path: string, inText: boolean): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    // Names that people choose, such as those of fields and headers, are no keywords of OpenAPI.
    const isName = /\.(properties|headers|examples)$/.test(path);
    const isText = inText || (TEXTS.includes(key) && !isName);
    const place = /^\w+$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
    if (typeof value === 'string') return isText ? [[place, value]] : [];
    if (typeof value !== 'object' || value === null || key === 'value') return [];
    return listTexts(value, place, isText && !Array.isArray(value));
  });
}
