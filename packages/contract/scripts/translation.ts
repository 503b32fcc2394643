import { query } from 'jsonpath-rfc9535';
import type { Overlay } from './bundle.ts';

/** The keys whose strings, or whose map of strings, people read. */
const TEXTS = ['title', 'summary', 'description', 'x-remedy', 'x-enumDescriptions'];
const HAN = /\p{Script=Han}/u;

/** Lists the actions of overlays whose target the document lacks: Redocly ignores them in silence. */
export function listDeadActions(overlays: readonly Overlay[], document: object): string[] {
  return overlays.flatMap(({ file, actions }) =>
    actions
      .filter(({ target }) => query(document as never, target).length === 0)
      .map(({ target }) => `${file}: ${target} is not in the contract. Remove the action, or fix its path.`),
  );
}

/** Lists the texts of a document that are not in Chinese, each with its JSONPath. */
export function listUntranslated(document: object): string[] {
  return listTexts(document, '$', false)
    .filter(([, text]) => !HAN.test(text))
    .map(
      ([path, text]) =>
        `openapi/overlays/zh: ${path} has no Chinese text. Add an action for it: ${JSON.stringify(text)}`,
    );
}

function listTexts(node: object, path: string, inText: boolean): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    // Names that people choose, such as those of fields and headers, are not OpenAPI keywords.
    const isName = /\.(properties|headers|examples)$/.test(path);
    const isText = inText || (TEXTS.includes(key) && !isName);
    const place = placeOf(path, key, Array.isArray(node));
    if (typeof value === 'string') return isText ? [[place, value]] : [];
    if (typeof value !== 'object' || value === null || key === 'value') return [];
    return listTexts(value, place, isText && !Array.isArray(value));
  });
}

/** The JSONPath of a member or element. */
function placeOf(path: string, key: string, isElement: boolean): string {
  if (isElement) return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
}
