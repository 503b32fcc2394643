/** What happened to a captcha that somebody tried to solve. */
export interface Attempt {
  at: number;
  /** The captcha token that was returned, and to whom the code may be sent with it; nothing, if it was not solved. */
  solved?: { captchaToken: string; sender: string };
  /** Whether a code was sent with it. */
  isUsed: boolean;
}

/** The attempts of a limited time, by token. A captcha that nobody tried to solve takes no memory. */
export class Attempts {
  /** Oldest first. */
  readonly #byToken = new Map<string, Attempt>();
  readonly #lifetime: number;

  /** @param lifetime Milliseconds after which an attempt is forgotten. */
  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  get size(): number {
    return this.#byToken.size;
  }

  find(token: string): Attempt | undefined {
    return this.#byToken.get(token);
  }

  add(token: string, attempt: Attempt): void {
    for (const [oldest, { at }] of this.#byToken) {
      if (attempt.at - at <= this.#lifetime) break;
      this.#byToken.delete(oldest);
    }
    this.#byToken.set(token, attempt);
  }
}
