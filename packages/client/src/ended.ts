/**
 * The result of a call. Loggers, JSON and copies see its fields only: what may contain personal data is not among them,
 * and headers are masked when somebody reads them.
 */
export class Ended {
  readonly #response: Response | undefined;
  readonly #cause: unknown;
  readonly #maskHeaders: () => Headers;

  constructor(fields: object, response: Response | undefined, cause: unknown, maskHeaders: () => Headers) {
    Object.assign(this, fields);
    this.#response = response;
    this.#cause = cause;
    this.#maskHeaders = maskHeaders;
  }

  get response(): Response | undefined {
    return this.#response;
  }

  get cause(): unknown {
    return this.#cause;
  }

  get headers(): Headers | undefined {
    return this.#response && this.#maskHeaders();
  }
}
