import type { TestProject } from 'vitest/node';
import { copyWithZoo, runOrThrow } from '../src/copy-with-zoo.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the repository copy with the zoo, in which contract, client and mock are built. */
    zoo: string;
  }
}

/** Builds everything from the zoo's contract, once for all test files. */
export default function setUp(project: TestProject) {
  const copy = copyWithZoo(['packages/client', 'packages/contract-tests', 'packages/testing', 'apps/mock']);
  try {
    runOrThrow(copy, 'packages/client', 'tsdown');
    // The code of the mock was copied as it is built.
    runOrThrow(copy, 'apps/mock', 'node', 'scripts/decide.ts');
  } catch (error) {
    copy[Symbol.dispose]();
    throw error;
  }
  project.provide('zoo', copy.folder);
  return () => copy[Symbol.dispose]();
}
