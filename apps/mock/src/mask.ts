/**
 * Masks what a log must not hold out of a path: any run of seven digits or more may be a mobile number, of which only
 * the first three digits stay.
 *
 * @example maskDigits('/users/15200000000') // '/users/152********'
 */
export function maskDigits(text: string): string {
  return text.replace(/\d{7,}/g, (digits) => digits.slice(0, 3) + '*'.repeat(digits.length - 3));
}

/** Masks a secret so far that two of them can still be told apart by their length. */
export function maskSecret(value: string): string {
  return `[masked, ${value.length} characters]`;
}
