/**
 * Demands something of an option or argument. The message says what it must be, and never contains the value.
 *
 * @throws {TypeError} unless it is valid
 * @example must('clientId', clientId, 'a non-empty string'); // clientId must be a non-empty string.
 */
export function must(name: string, valid: unknown, be: string): asserts valid {
  if (!valid) throw new TypeError(`${name} must be ${be}.`);
}

/**
 * Runs a function of the caller.
 *
 * @throws {TypeError} that says which function failed, with the failure as its cause
 */
export async function run<T>(name: string, callback: () => T): Promise<Awaited<T>> {
  try {
    return await callback();
  } catch (cause) {
    throw new TypeError(`${name} failed.`, { cause });
  }
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}
