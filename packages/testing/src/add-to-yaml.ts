import { isMap, isSeq, type Node, parseDocument } from 'yaml';

/**
 * Adds YAML to YAML: members of a map join the map of the same place, items of a list go to its end, other values
 * replace those of the same place. Everything else stays, comments included. Unlike a diff, the addition still fits after
 * unrelated changes.
 *
 * @returns the text with the addition
 * @throws {Error} if the addition has a map or a list where the text has something else
 * @example
 * addToYaml('enum:\n  - A\n', 'enum:\n  - B') // 'enum:\n  - A\n  - B\n'
 */
export function addToYaml(text: string, addition: string): string {
  const document = parseDocument(text);
  mergeInto(document.contents, parseDocument(addition).contents);
  return document.toString({ lineWidth: 0 });
}

function mergeInto(target: Node | null, addition: Node | null): void {
  if (isSeq(target) && isSeq(addition)) {
    target.items.push(...addition.items);
  } else if (isMap(target) && isMap(addition)) {
    for (const { key, value } of addition.items) {
      const present = target.get(key, true);
      if (isMap(present) || isSeq(present)) mergeInto(present, value as Node);
      else target.set(key, value);
    }
  } else {
    throw new Error('The addition has a map or a list where the text has something else.');
  }
}
