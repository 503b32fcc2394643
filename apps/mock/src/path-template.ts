/** What a segment with parameters has to match, with a group for each; `undefined` if it is one parameter, which is any text. */
export function segmentPattern(segment: string): RegExp | undefined {
  if (/^\{[^}]+\}$/.test(segment)) return undefined;
  const parts = segment.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+?)')}$`);
}

/**
 * Makes the function that takes the values of a template's parameters out of a path that matches it, in the template's order.
 *
 * @example createReadValues('/files/{name}.json')('/files/report.json') // ['report']
 */
export function createReadValues(template: string): (path: string) => string[] {
  const parts = template
    .split('/')
    .map((segment, at) => ({ segment, at }))
    .filter(({ segment }) => segment.includes('{'))
    .map(({ segment, at }) => ({ at, pattern: segmentPattern(segment) }));
  return (path) => {
    const segments = path.split('/');
    const values: string[] = [];
    for (const { at, pattern } of parts) {
      const segment = segments[at] as string;
      if (pattern) values.push(...(pattern.exec(segment) as string[]).slice(1));
      else values.push(segment);
    }
    return values;
  };
}
