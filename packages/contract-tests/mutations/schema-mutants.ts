import { type Mutant, mutate, type Place, renameKey, setter, swapWithNext } from './source.ts';

const LIMITS = [
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
];

/** Makes every mutant of a schema: of its type, its limits, its fields and its values. */
export function mutateSchema(place: Place): Mutant[] {
  const { value } = place;
  const types = [value.type].flat();
  return [
    setter(
      place,
      'type',
      'of another type',
      types.includes('object') ? 'array' : types.includes('integer') ? 'string' : 'integer',
    ),
    setter(
      place,
      'type',
      'null allowed flipped',
      types.includes('null') ? (types.find((type) => type !== 'null') ?? 'string') : [...types, 'null'],
    ),
    ...LIMITS.filter((limit) => value[limit] !== undefined).map((limit) =>
      setter(place, limit, `${limit} removed`, undefined),
    ),
    ...(types.includes('object')
      ? [setter(place, 'additionalProperties', 'additionalProperties flipped', value.additionalProperties === false)]
      : []),
    ...Object.keys(value.properties ?? {}).flatMap((name) => mutateField(place, name)),
    ...(value.enum ? mutateValues(place) : []),
    ...mutatePersonalData(place),
  ];
}

function mutateField(place: Place, name: string): Mutant[] {
  const required: string[] = place.value.required ?? [];
  const index = required.indexOf(name);
  const path = [...place.path, 'properties', name];
  const requiredAt = [...place.path, 'required'];
  return [
    mutate(
      place,
      `field ${name} removed`,
      (document) => {
        document.deleteIn(path);
        if (index >= 0) document.deleteIn([...requiredAt, index]);
      },
      name,
    ),
    mutate(
      place,
      `field ${name} renamed`,
      (document) => {
        renameKey(document, path, `${name}_x`);
        if (index >= 0) document.setIn([...requiredAt, index], `${name}_x`);
      },
      name,
    ),
    mutate(
      place,
      `field ${name} required flipped`,
      (document) => {
        if (index >= 0) document.deleteIn([...requiredAt, index]);
        else document.setIn(requiredAt, document.createNode([...required, name]));
      },
      name,
    ),
  ];
}

function mutateValues(place: Place): Mutant[] {
  const { enum: values, 'x-enumDescriptions': described } = place.value as {
    enum: unknown[];
    'x-enumDescriptions'?: object;
  };
  const path = [...place.path, 'enum'];
  const meanings = [...place.path, 'x-enumDescriptions'];
  return [
    ...values.flatMap((value, index) => {
      const other = typeof value === 'number' ? value + 1_000 : `${value}_X`;
      return [
        mutate(
          place,
          `value ${value} removed`,
          (document) => {
            document.deleteIn([...path, index]);
            if (described) document.deleteIn([...meanings, value]);
          },
          String(value),
        ),
        mutate(
          place,
          `value ${value} changed`,
          (document) => {
            document.setIn([...path, index], other);
            if (described) renameKey(document, [...meanings, String(value)], String(other));
          },
          String(value),
        ),
        // The order of a list of error codes, which are described elsewhere, says nothing.
        ...(described && index + 1 < values.length
          ? [mutate(place, `value ${value} swapped with the next`, (document) => swapWithNext(document, path, index))]
          : []),
      ];
    }),
    mutate(
      place,
      'value added',
      (document) => {
        document.addIn(path, 'ONE_MORE');
        if (described) document.setIn([...meanings, 'ONE_MORE'], 'One more.');
      },
      'ONE_MORE',
    ),
  ];
}

/** What is personal data, and no longer declared as that. */
export function mutatePersonalData(place: Place): Mutant[] {
  const { 'x-personal-data': declared } = place.value;
  return declared === undefined ? [] : [setter(place, 'x-personal-data', 'personal data flipped', !declared)];
}
