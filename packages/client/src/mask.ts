import type { Operation } from '@ciam-sms/contract/operations';

/** What may be written instead of a character; `%ef%bc%9` and a digit are a full-width digit. */
const ESCAPES = /%ef%bc%9|(?:%(?=[0-7])|\\x|\\u00|&#x)([\da-f]{2});?|&#(\d+);|&([a-z]+);|[\uff10-\uff19]/gi;
const WIDE_ZERO = 0xff10;

/** Each escape may be escaped itself, up to this many times. */
const PASSES = 8;

/**
 * What may be between the letters and digits of a secret: a number may be written with blanks and dashes. ASCII only,
 * since classes of Unicode take milliseconds to compile.
 */
const GAP = '[^a-z\\d]*';

/** From this many letters and digits on, the beginning of a secret is hidden as well. */
const BEGINNING = 7;

/** How many letters and digits of a secret are compared. What follows them without a gap is hidden too. */
const COMPARED = 1_000;

/**
 * Creates the mask of a call. It hides the personal data that was sent, in whatever notation, and what looks like a mobile
 * number. Escapes are decoded only if they hide such data: any other text stays as it is.
 *
 * @param headers The headers that were sent.
 * @param body The JSON that was sent.
 */
export function createMask({ personalData }: Operation, headers: Record<string, string>, body: string) {
  const secrets: unknown[] = personalData.parameters.map((name) => headers[name] ?? '');
  JSON.parse(body, (key, value) => {
    if (personalData.fields.some((path) => path.split('.').pop() === key)) secrets.push(...[value].flat());
    return value;
  });
  const patterns = secrets.map(patternOf);
  const hideAll = (text: string) => patterns.reduce(hide, text).replace(/\b(86)?1[3-9]\d{9}\b/g, '***');
  return (text: string): string => {
    const decoded = decode(text);
    const masked = hideAll(decoded);
    return hideAll(masked === decoded ? text : masked); // a secret after a % may look like an escape
  };
}

function patternOf(secret: unknown): RegExp {
  const written = typeof secret === 'string' ? secret : JSON.stringify(secret);
  const letters = decode(written).match(/[a-z\d]/gi) ?? [];
  const [whole, beginning] = [COMPARED, BEGINNING].map((length) => letters.slice(0, length).join(GAP));
  return new RegExp(`(${whole}|${beginning}[a-z\\d]*)[a-z\\d]*`, 'gi');
}

/** A short text, or a few words, is not a secret: any message may contain it. */
function hide(text: string, pattern: RegExp): string {
  return text.replace(pattern, (all, found) =>
    found.length > 15 || (found.length > 5 && /[^\p{L}\s,]/u.test(found)) ? '***' : all,
  );
}

function decode(text: string): string {
  let decoded = text;
  for (let pass = 0; pass < PASSES; pass++) decoded = decoded.replace(ESCAPES, decodeOne);
  return decoded;
}

function decodeOne(escaped: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return name === 'amp' ? '&' : '"';
  if (escaped.length === 1) return String(escaped.charCodeAt(0) - WIDE_ZERO);
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code ? String.fromCharCode(code) : '';
}
