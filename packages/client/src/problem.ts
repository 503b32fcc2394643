/** A mistake in an option or argument. Its message says what must be different, and never contains the value. */
export class Problem extends TypeError {
  /** Name of the header that is wrong, if one is. */
  readonly header: string | undefined;

  constructor(message: string, cause?: unknown, header?: string) {
    super(message, { cause });
    this.header = header;
  }
}
