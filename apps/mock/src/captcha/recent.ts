/** What happened within a limited time, by token. */
export class Recent<T extends { at: number }> {
  /** Oldest first. */
  readonly #byToken = new Map<string, T>();
  readonly #lifetime: number;

  /** @param lifetime Milliseconds after which it is forgotten. */
  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  get size(): number {
    return this.#byToken.size;
  }

  find(token: string): T | undefined {
    return this.#byToken.get(token);
  }

  add(token: string, happened: T): void {
    for (const [oldest, { at }] of this.#byToken) {
      if (happened.at - at <= this.#lifetime) break;
      this.#byToken.delete(oldest);
    }
    this.#byToken.set(token, happened);
  }
}
