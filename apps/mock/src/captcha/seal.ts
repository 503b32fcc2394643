/** What a token says about its captcha. */
export interface Issued {
  /** When it was issued, in milliseconds since 1970. */
  at: number;
  /** What the captcha is drawn from, and so where its hole is. */
  seed: number;
}

/** Seals what the mock has to know of a captcha into its token, so that it need not remember the captcha itself. */
export interface Seal {
  /** Writes a token. */
  close(issued: Issued): string;
  /** Reads a token; nothing, if this secret did not write it. */
  open(token: string): Issued | undefined;
}

/** Creates a seal that remembers what it closed, for where there is no encryption to do without that. */
export function createRememberingSeal(): Seal {
  const closed = new Map<string, Issued>();
  return {
    close(issued) {
      const token = crypto.randomUUID().replaceAll('-', '');
      closed.set(token, issued);
      return token;
    },
    open: (token) => closed.get(token),
  };
}
