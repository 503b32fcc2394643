/** What a result has besides its fields: it may contain personal data, and headers are masked when somebody reads them. */
export interface Details {
  readonly response: Response | undefined;
  readonly cause: unknown;
  readonly headers: () => Headers | undefined;
  /** What the service returned. */
  readonly data: unknown;
}

/** The result of a call, under the name that logs show. Loggers, JSON and copies see its fields only. */
export class SmsResult {
  readonly #details: Details;

  constructor(fields: object, details: Details) {
    Object.assign(this, fields);
    this.#details = details;
  }

  get response(): Response | undefined {
    return this.#details.response;
  }

  get cause(): unknown {
    return this.#details.cause;
  }

  get headers(): Headers | undefined {
    return this.#details.headers();
  }

  get data(): unknown {
    return this.#details.data;
  }
}
