/** A header as it was sent: neither its spelling nor its place nor that it is repeated may change. */
export type RawHeader = readonly [name: string, value: string];

/** What is passed on of an upstream's response beside its status and body. */
export interface FromUpstream {
  /** The words after the status. */
  reason: string;
  rawHeaders: readonly RawHeader[];
}

/** Headers that belong to one connection. */
const PER_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Reads Node's list of names and values, without the headers that belong to one connection and those that `Connection`
 * names.
 *
 * @param kept Headers of one connection that are needed all the same.
 */
export function endToEnd(rawHeaders: readonly string[], kept: readonly string[] = []): RawHeader[] {
  const all: RawHeader[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    all.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  const named = all
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((name) => name.trim());
  const dropped = new Set([...PER_HOP, ...named]);
  // Whoever names these wants to confuse two servers about where a body ends, or whose request it is.
  for (const name of ['host', 'content-length', ...kept]) dropped.delete(name);
  return all.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** The same by lower-case name; a header that is repeated has all of its values, but cookies stay apart. */
export function toRecord(headers: readonly RawHeader[]): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = Object.hasOwn(record, key) ? record[key] : undefined;
    if (key === 'set-cookie') record[key] = [before ?? [], value].flat();
    else record[key] = before === undefined ? value : `${before}, ${value}`;
  }
  return record;
}
