import parse from 'parse-prefer-header';

/** What a `Prefer` header asks of the mock. */
export interface Preference {
  code?: string;
  example?: string;
}

/** Reads a `Prefer` header; Prism reads it with the same library. Preferences of other kinds are left alone. */
export function parsePrefer(header: string): Preference {
  const { code, example } = parse(header);
  return {
    ...(code !== undefined && { code: String(code) }),
    ...(example !== undefined && { example: String(example) }),
  };
}
