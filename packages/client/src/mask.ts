import type { Operation } from '@ciam-sms/contract/operations';

/**
 * What may be written instead of a character. `&` is decoded by leaving out `amp;`, other names of HTML say nothing about
 * letters and digits. What precedes the last digit of a percent-encoded or escaped full-width digit is left out too.
 */
const ESCAPES = /%ef%bc%9|\\uff1|(?:%|\\x|\\u00|&#x)([0-7][\da-f]);?|&#(\d+);|&(?!amp)[a-z]+;|amp;|[\uff10-\uff19]/gi;

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

const MOBILE = /(\b(?:86)?1[3-9]\d{9}\b)/g;

/**
 * Creates the mask of a call. It hides the personal data that was sent, in whatever notation, and what looks like a mobile
 * number. Escapes are decoded only if they hide such data: any other text stays as it is.
 *
 * @param headers The headers that were sent.
 * @param body The JSON that was sent; `null` is JSON too.
 */
export function createMask({ personalData }: Operation, headers: Record<string, string>, body: string | null) {
  let secrets: unknown[] = personalData.parameters.map((name) => headers[name.toLowerCase()]);
  JSON.parse(body as string, (key, value) => {
    if (personalData.fields.includes(key)) secrets = secrets.concat(value);
    return value;
  });
  const patterns = [MOBILE, ...secrets.filter(Boolean).map(patternOf)];
  const hideAll = (text: string) => patterns.reduce(hide, text);
  return (text: string): string => {
    const decoded = decode(text);
    const masked = hideAll(decoded);
    return masked === decoded ? hideAll(text) : masked; // a secret after a % may look like an escape
  };
}

function patternOf(secret: unknown): RegExp {
  const text = decode(typeof secret === 'string' ? secret : JSON.stringify(secret));
  const letters = [...text.replace(/[^a-z\d]/gi, '')];
  const [whole, beginning] = [COMPARED, BEGINNING].map((length) => letters.slice(0, length).join(GAP));
  return new RegExp(`(${whole}|${beginning}[a-z\\d]*)[a-z\\d]*`, 'gi');
}

/** A short text, or a few words, is not a secret: any message may contain it. */
function hide(text: string, pattern: RegExp): string {
  return text.replace(pattern, (all, found) =>
    found.length > 15 || (found.length > 5 && /[^a-z\s,]/i.test(found)) ? '***' : all,
  );
}

function decode(text: string): string {
  let decoded = text;
  for (let pass = PASSES; pass; pass--) {
    decoded = decoded.replace(ESCAPES, (escaped, hex, decimal) =>
      hex || decimal ? String.fromCharCode(hex ? `0x${hex}` : decimal) : escaped[1] ? '' : escaped.normalize('NFKC'),
    );
  }
  return decoded;
}
