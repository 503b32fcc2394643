import type { CatalogueError, Contract, Operation, OperationModel } from '../src/model.ts';
import type { Node } from './read-model.ts';

/** Writes what programs need to call each operation: a constant per operation, so that bundlers keep only what is used. */
export function renderOperations({ operations }: Contract): string {
  const constants = operations.map((operation) =>
    constant(operation.id, summarize(operation), `${operation.method} ${operation.path}`, 'Operation'),
  );
  return join(["import type { Operation } from '../model.ts';", ...constants]);
}

/** Writes the catalogue as constants, each usable as a value and as a literal type. */
export function renderCatalogue({ operations }: Contract, schemas: Record<string, Node>): string {
  const errors = collectErrors(operations);
  const ids = operations.map(({ id }) => id);
  return join([
    "import type { CatalogueError } from '../model.ts';",
    `import { ${ids.join(', ')} } from './operations.ts';`,
    constant('errors', errors, 'Every error of the contract, by its code.', 'Record<string, CatalogueError>'),
    `/** Every operation of the contract, by its id. */\nexport const operations = { ${ids.join(', ')} };`,
    ...Object.entries(schemas)
      .filter(
        ([, { enum: values, 'x-enumDescriptions': meanings }]) =>
          meanings && !values.every((value: string) => value in errors),
      )
      .map(([name, { 'x-enumDescriptions': meanings }]) =>
        constant(plural(name), meanings, `What each value of \`${name}\` means.`, 'Record<string, string>'),
      ),
  ]);
}

/** Every error that has a code. Operations that share one say the same about it; the linter sees to that. */
export function collectErrors(operations: readonly OperationModel[]): Record<string, CatalogueError> {
  const errors: Record<string, CatalogueError> = {};
  for (const { code, name, status, title, message, cause, remedy } of operations.flatMap((one) => one.errors)) {
    if (code && message) errors[code] ??= { code, name, status, title, message, cause, remedy };
  }
  return errors;
}

function summarize({ method, path, parameters, body, responses, errors }: OperationModel): Operation {
  const fields = body?.contents.flatMap((content) => content.fields) ?? [];
  return {
    method,
    path,
    errorCodes: errors.flatMap(({ code }) => code ?? []),
    responses: Object.fromEntries(
      responses.map(({ status, contents }) => [status, contents.map((one) => one.mediaType)]),
    ),
    personalData: {
      parameters: parameters.filter(({ personalData }) => personalData).map(({ name }) => name),
      fields: [...new Set(fields.filter(({ personalData }) => personalData).map(({ name }) => name))],
    },
  };
}

function constant(name: string, value: unknown, meaning: string, type: string): string {
  return `/** ${meaning} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const satisfies ${type};`;
}

function plural(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}s`;
}

function join(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
