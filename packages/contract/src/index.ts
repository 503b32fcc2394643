export * from './generated/catalogue.ts';
export type { components, operations as Operations, paths } from './generated/openapi.ts';
export type { CatalogueError, Language, Operation, Text } from './model.ts';
