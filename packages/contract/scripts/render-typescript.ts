import type { CatalogueError, Contract, Operation, OperationModel } from '../src/model.ts';
import type { Node } from './both-languages.ts';

/** Writes what programs need to call each operation: a constant per operation, so that bundlers keep only what is used. */
export function renderOperations({ operations }: Contract): string {
  const constants = operations.map((model) => {
    const operation = summarize(model);
    const { personalData: _, ...literals } = operation;
    return constant(
      model.id,
      operation,
      `Pick<Operation, 'personalData'> & ${typeOf(literals)}`,
      `${model.method} ${model.path}`,
    );
  });
  return join(["import type { Operation } from '../model.ts';", ...constants]);
}

/** Writes the catalogue as constants. Their types have codes and statuses, and no texts: a reworded text changes no type. */
export function renderCatalogue({ operations }: Contract, schemas: Record<string, Node>): string {
  const errors = collectErrors(operations);
  const ids = operations.map(({ id }) => id);
  const errorTypes = Object.values(errors).map(
    ({ code, name, status }) =>
      `  readonly ${JSON.stringify(code)}: CatalogueError & ${typeOf({ code, name, status })};`,
  );
  return join([
    "import type { CatalogueError } from '../model.ts';",
    `import { ${ids.join(', ')} } from './operations.ts';`,
    constant('errors', errors, `{\n${errorTypes.join('\n')}\n}`, 'Every error of the contract, by its code.'),
    // Without a type of its own, the declarations would have that of every operation a second time.
    `/** Every operation of the contract, by its id. */\nexport const operations: { ${ids.map((id) => `readonly ${id}: typeof ${id}`).join('; ')} } = { ${ids.join(', ')} };`,
    ...Object.entries(schemas)
      .filter(
        ([, { enum: values, 'x-enumDescriptions': meanings }]) =>
          meanings && !values.every((value: string) => value in errors),
      )
      .map(([name, { 'x-enumDescriptions': meanings }]) => {
        const values = Object.keys(meanings).map((value) => JSON.stringify(value));
        const type = `Readonly<Record<${values.join(' | ')}, string>>`;
        return constant(plural(name), meanings, type, `What each value of \`${name}\` means.`);
      }),
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
    success: responses.map(({ status }) => status).filter((status) => status < 300),
    personalData: {
      parameters: parameters.filter(({ personalData }) => personalData).map(({ name }) => name),
      fields: [...new Set(fields.filter(({ personalData }) => personalData).map(({ name }) => name))],
    },
  };
}

function constant(name: string, value: unknown, type: string, meaning: string): string {
  return `/** ${meaning} */\nexport const ${name}: ${type} = ${JSON.stringify(value, null, 2)};`;
}

/** The type of what has these values and no other. */
function typeOf(literals: object): string {
  const members = Object.entries(literals).map(([name, value]) => {
    const type = JSON.stringify(value);
    return `readonly ${name}: ${Array.isArray(value) ? `readonly ${type}` : type}`;
  });
  return `{ ${members.join('; ')} }`;
}

function plural(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}s`;
}

function join(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
