import type { Catalogue } from './catalogue.ts';

/** Writes the catalogue as a TypeScript module of constants, each usable as a value and as a literal type. */
export function renderCatalogue({ errors, operations, enums }: Catalogue): string {
  const constants = [
    "import type { CatalogueError, Operation } from '../catalogue.ts';",
    constant('errors', errors, 'Every error of the contract, by its code.', 'Record<string, CatalogueError>'),
    constant('operations', operations, 'Every operation of the contract, by its id.', 'Record<string, Operation>'),
    ...Object.entries(enums).map(([schema, descriptions]) =>
      constant(
        `${schema.charAt(0).toLowerCase()}${schema.slice(1)}s`,
        descriptions,
        `What each value of \`${schema}\` means.`,
        'Record<string, string>',
      ),
    ),
  ];
  return constants.join('\n\n').concat('\n');
}

function constant(name: string, value: unknown, meaning: string, type: string): string {
  return `/** ${meaning} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const satisfies ${type};`;
}
