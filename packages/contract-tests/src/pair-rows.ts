/**
 * Lists values under their names. Errors without a code may share a status: the second of a name is "404 (2)".
 *
 * @example
 * byName([{ status: 404 }, { status: 404 }], ({ status }) => String(status)).keys(); // '404', '404 (2)'
 */
export function byName<T>(values: readonly T[], nameOf: (value: T) => string): Map<string, T> {
  const names = values.map(nameOf);
  return new Map(
    values.map((value, index) => {
      const name = nameOf(value);
      const earlier = names.slice(0, index).filter((one) => one === name);
      return [earlier.length === 0 ? name : `${name} (${earlier.length + 1})`, value];
    }),
  );
}

/**
 * Says where the first misplaced row belongs; nothing, if the names that both sides have are in the same order.
 *
 * @example
 * findMisplaced(new Map([['B', 1], ['A', 2]]), new Map([['A', 2], ['B', 1]])); // 'B comes after A'
 */
export function findMisplaced(rows: Map<string, unknown>, declared: Map<string, unknown>): string | undefined {
  const order = [...declared.keys()].filter((name) => rows.has(name));
  const found = [...rows.keys()].filter((name) => declared.has(name));
  const first = order.findIndex((name, index) => name !== found[index]);
  if (first === -1) return undefined;
  // Either this row is too early, and the one that belongs here follows it, or that one is too late.
  const misplaced = found[first + 1] === order[first] ? found[first] : order[first];
  const before = order[order.indexOf(misplaced as string) - 1];
  return before === undefined ? `${misplaced} comes first` : `${misplaced} comes after ${before}`;
}
