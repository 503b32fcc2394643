export * from './generated/operations.ts';
export type { Operation } from './model.ts';
