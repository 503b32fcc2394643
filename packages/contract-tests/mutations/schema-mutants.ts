import { type Mutant, renameKey, type SourceFile, swapWithNext } from './edit.ts';

/** Makes every mutant of a schema: of its type, its fields and its values. */
export function mutateSchema({ value, mutant }: SourceFile): Mutant[] {
  const values: string[] = value.enum ?? [];
  const required: string[] = value.required ?? [];
  return [
    mutant('type changed', (document) => document.set('type', value.type === 'object' ? 'array' : 'integer')),
    ...(value.type === 'object'
      ? [
          mutant('additionalProperties toggled', (document) =>
            document.set('additionalProperties', value.additionalProperties === false),
          ),
        ]
      : []),
    ...Object.entries<Record<string, unknown>>(value.properties ?? {}).flatMap(([name, property]) =>
      mutateField(name, property, required, mutant),
    ),
    ...values.flatMap((one, index) => mutateValue(one, index, values, mutant)),
    ...(values.length > 0
      ? [
          mutant(
            'value added',
            (document) => {
              document.addIn(['enum'], 'ONE_MORE');
              document.setIn(['x-enumDescriptions', 'ONE_MORE'], 'One more.');
            },
            'ONE_MORE',
          ),
        ]
      : []),
  ];
}

function mutateField(
  name: string,
  property: Record<string, unknown>,
  required: string[],
  mutant: SourceFile['mutant'],
) {
  const at = required.indexOf(name);
  const field = (what: string, change: Parameters<typeof mutant>[1]) => mutant(`field ${name} ${what}`, change, name);
  return [
    field('removed', (document) => {
      document.deleteIn(['properties', name]);
      if (at >= 0) document.deleteIn(['required', at]);
    }),
    field('renamed', (document) => {
      renameKey(document, ['properties', name], `${name}_x`);
      if (at >= 0) document.setIn(['required', at], `${name}_x`);
    }),
    field('required flipped', (document) => {
      if (at >= 0) document.deleteIn(['required', at]);
      else document.addIn(['required'], name);
    }),
    ...(property.type
      ? [field('of another type', (document) => document.setIn(['properties', name, 'type'], 'integer'))]
      : []),
    ...(property.minLength
      ? [field('may be empty', (document) => document.deleteIn(['properties', name, 'minLength']))]
      : []),
  ];
}

function mutateValue(one: string, index: number, values: string[], mutant: SourceFile['mutant']) {
  const value = (what: string, change: Parameters<typeof mutant>[1]) => mutant(`value ${one} ${what}`, change, one);
  return [
    value('removed', (document) => {
      document.deleteIn(['enum', index]);
      document.deleteIn(['x-enumDescriptions', one]);
    }),
    value('renamed', (document) => {
      document.setIn(['enum', index], `${one}_X`);
      renameKey(document, ['x-enumDescriptions', one], `${one}_X`);
    }),
    ...(index + 1 < values.length
      ? [value('swapped with the next', (document) => swapWithNext(document, ['enum'], index))]
      : []),
  ];
}
