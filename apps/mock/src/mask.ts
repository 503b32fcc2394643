import type { MockedOperation, ShownInputs } from './operation.ts';
import { pathParts, readValues } from './path-template.ts';
import { createRouter, ofMethod } from './router.ts';

/**
 * Masks numbers in a text: any run of seven digits or more may be a mobile number, of which only the first three digits
 * stay.
 *
 * @example maskDigits('/users/15200000000') // '/users/152********'
 */
export function maskDigits(text: string): string {
  return text.replace(/\p{Nd}{7,}/gu, (digits) => digits.slice(0, 3) + '*'.repeat(digits.length - 3));
}

/**
 * Masks numbers in a path, percent-encoded ones too. Here digits may be apart, as people write them:
 * `152-0000-0000`. That hides dates as well.
 */
function maskPath(path: string): string {
  const decoded = decode(path);
  const masked = decoded.replace(/\p{Nd}(?:[\s().+_-]*\p{Nd}){6,}/gu, (number) => {
    let seen = 0;
    return number.replace(/\p{Nd}/gu, (digit) => (++seen > 3 ? '*' : digit));
  });
  return masked === decoded ? path : encodeURI(masked);
}

/** How often a path may be encoded; a longer chain would only keep the mock busy. */
const LAYERS = 4;

function decode(path: string, layers = LAYERS): string {
  const decoded = decodeOnce(path);
  return decoded === path || layers === 1 ? decoded : decode(decoded, layers - 1);
}

function decodeOnce(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not valid as a whole; digits may be all the same.
    return path.replace(/%3\d/g, decodeURIComponent);
  }
}

/** Masks a secret; only its length remains, to distinguish two of them. */
export function maskSecret(value: string): string {
  return maskLength(value.length, 'character');
}

/** What is shown in place of so many characters or elements. */
export function maskLength(length: number, unit: string): string {
  return `[masked, ${length} ${unit}${length === 1 ? '' : 's'}]`;
}

/** What of a request may be shown in a log or a printed journal. */
export interface Mask {
  /** A path, with `***` for its parameters that are personal data. */
  path(path: string): string;
  /** Names of the inputs whose values may be shown; none for a request of no operation. */
  shown(method: string, path: string): ShownInputs;
}

const NOTHING: ShownInputs = { path: [], query: [], header: [], cookie: [], field: [] };

/** Makes the mask of a contract: what it declares to be personal data, and whatever it does not know, stays hidden. */
export function createMask(operations: readonly Pick<MockedOperation, 'method' | 'path' | 'shown'>[]): Mask {
  const find = createRouter(operations);
  return {
    path(path) {
      const [operation] = Object.values(find(path) ?? {});
      return maskPath(operation ? maskParameters(path, operation) : path);
    },
    shown: (method, path) => ofMethod(find(path), method)?.shown ?? NOTHING,
  };
}

function maskParameters(path: string, { path: template, shown }: Pick<MockedOperation, 'path' | 'shown'>): string {
  const values = readValues(pathParts(template), path);
  return template.replace(/\{([^}]+)\}/g, (_, name) => {
    const value = values.shift() ?? '';
    return shown.path.includes(name.toLowerCase()) ? value : '***';
  });
}
