export type { CatalogueError, Language, MockCause, Operation } from './catalogue.ts';
export * from './generated/catalogue.ts';
export type { components, operations as Operations, paths } from './generated/openapi.ts';
