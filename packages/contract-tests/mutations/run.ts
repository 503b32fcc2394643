/** Files to mutate together, with the tests that have to notice: those that reach them most directly, the quick ones first. */
export interface Run {
  /** Globs of files, relative to the folder. */
  mutate: readonly string[];
  /** Names of test files. */
  tests: readonly string[];
  /**
   * Where the code runs, if not where the tests do; then all of them run for every mutant. A set-up of the tests has to
   * tell a browser or a thread which mutant is active; processes find it in their environment.
   */
  runsIn?: 'process' | 'browser' | 'thread';
  /** Whether the tests run the sources; otherwise the package is built with the mutants in it. */
  ofSources?: true;
  /** Options of Vitest that the tests need. */
  options?: Readonly<Record<string, unknown>>;
}

/** The files of sources. */
export const sources = (names: readonly string[]) => names.map((name) => `src/${name}.ts`);
