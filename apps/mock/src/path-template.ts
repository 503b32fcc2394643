/** What a segment with parameters has to match, with a group for each; `undefined` if it is one parameter, which is any text. */
export function segmentPattern(segment: string): RegExp | undefined {
  // Stryker disable next-line ConditionalExpression,Regex: the pattern of one parameter matches any text as well, only slower
  if (/^\{[^}]+\}$/.test(segment)) return undefined;
  const parts = segment.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+?)')}$`);
}

/** A segment of a template that has parameters. */
export interface PathPart {
  /** Which segment of the path it is. */
  at: number;
  pattern: RegExp | undefined;
}

/** Finds the segments of a template that have parameters. */
export function pathParts(template: string): PathPart[] {
  return (
    template
      .split('/')
      // Stryker disable next-line StringLiteral: a segment without parameters has no values
      .flatMap((segment, at) => (segment.includes('{') ? { at, pattern: segmentPattern(segment) } : []))
  );
}

/**
 * Takes the values of parameters out of a path that matches its template, in the order of the template.
 *
 * @example readValues(pathParts('/files/{name}.json'), '/files/report.json') // ['report']
 */
export function readValues(parts: readonly PathPart[], path: string): string[] {
  const segments = path.split('/');
  const values: string[] = [];
  for (const { at, pattern } of parts) {
    const segment = segments[at] as string;
    if (pattern) values.push(...(pattern.exec(segment) as string[]).slice(1));
    else values.push(segment);
  }
  return values;
}
