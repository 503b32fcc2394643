import type { MockedOperation } from './operation.ts';

/** The operations of the contract, as scripts/decide.ts writes them to dist/ when the mock is built. */
declare const operations: MockedOperation[];
export default operations;
