import type { Operation } from '@ciam-sms/contract/operations';

/** What may be written instead of a character; `%ef%bc%9` and a digit are a full-width digit. */
const ESCAPES = /%ef%bc%9|(?:%(?=[0-7])|\\x|\\u00|&#x)([\da-f]{2});?|&#(\d+);|&([a-z]+);|[\uff10-\uff19]/gi;
const WIDE_ZERO = 0xff10;

/** Each escape may be escaped itself, up to this many times. */
const PASSES = 8;

/** Letters and digits, roughly: their Unicode classes take a hundred times as long to compile. */
const LETTERS = 'a-z\\d\\u00c0-\\u1fff\\u3040-\\ud7ff';

/** What may be between the letters and digits of a secret: a number may be written with blanks and dashes. */
const GAP = `[^${LETTERS}]*`;

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
  const hideAll = (text: string) => secrets.reduce(hide, text).replace(/\b(86)?1[3-9]\d{9}\b/g, '***');
  return (text: string): string => {
    const decoded = decode(text);
    const masked = hideAll(decoded);
    return hideAll(masked === decoded ? text : masked); // a secret after a % may look like an escape
  };
}

function hide(text: string, secret: unknown): string {
  const written = typeof secret === 'string' ? secret : JSON.stringify(secret);
  const letters = decode(written).match(new RegExp(`[${LETTERS}]`, 'gi')) ?? [];
  const [whole, beginning] = [COMPARED, BEGINNING].map((length) => letters.slice(0, length).join(GAP));
  return text.replace(new RegExp(`(${whole}|${beginning}[a-z\\d]*)[a-z\\d]*`, 'gi'), (all, found) =>
    // A short text, or a few words, is not a secret: any message may contain it.
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
