import { mutatePersonalData, mutateSchema } from './schema-mutants.ts';
import { listPlaces, type Mutant, mutate, type Place, readSources, renameKey, setter, swapWithNext } from './source.ts';
import { listTextMutants } from './text-mutants.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** Makes every mutant of a contract out of what its files hold, so that they grow with it. */
export function listContractMutants(root: string): Mutant[] {
  const sources = readSources(root);
  const places = sources.filter(({ file }) => !file.startsWith('overlays/')).flatMap(listPlaces);
  return [...places.flatMap(mutatePlace), ...listTextMutants(sources)];
}

/** Recognizes a node by its members and by the key that it is under, whatever file it is in. */
function mutatePlace(place: Place): Mutant[] {
  const { path, value, source } = place;
  const [key, parent] = [path.at(-1), path.at(-2)];
  if (key === 'paths' && path.length === 1) return mutatePaths(place);
  if (key === 'servers' && path.length === 1) return mutateServers(place);
  if (key === 'parameters') return mutateList(place);
  if (key === 'responses') return mutateResponses(place);
  if (key === 'content') return mutateContent(place);
  if (key === 'examples' && !Array.isArray(value)) return mutateExamples(place);
  if (key === 'x-mock-causes') return mutateCauses(place);
  if (key === 'requestBody') return [setter(place, 'required', 'required flipped', !value.required)];
  if (parent === 'headers' && value.schema) return mutateHeader(place);
  if (value.in && value.schema) return mutateParameter(place);
  if (METHODS.includes(String(key)) && value.responses) return mutateOperation(place);
  if (path.length === 1 && source.file.startsWith('components/errors/')) return mutateExample(place);
  if (path.length === 0 && source.file.startsWith('components/responses/') && !value.content) return [addBody(place)];
  const isSchema =
    path.length === 0
      ? source.file.startsWith('components/schemas/')
      : key === 'schema' || key === 'items' || parent === 'properties';
  return isSchema && value.type ? mutateSchema(place) : [];
}

function mutatePaths(place: Place): Mutant[] {
  return Object.keys(place.value).map((name) =>
    mutate(place, `${name} renamed`, (document) => renameKey(document, ['paths', name], `${name}-x`), name),
  );
}

function mutateServers(place: Place): Mutant[] {
  const change = 'https://{your_domain}/other';
  return [mutate(place, 'changed', (document) => document.setIn(['servers', 0, 'url'], change))];
}

function mutateOperation(place: Place): Mutant[] {
  const { path, value } = place;
  const other = path.at(-1) === 'put' ? 'post' : 'put';
  return [
    mutate(place, 'has another method', (document) => renameKey(document, path, other)),
    setter(place, 'deprecated', 'deprecated flipped', !value.deprecated),
  ];
}

function mutateList(place: Place): Mutant[] {
  return place.value.map((item: { $ref?: string; name?: string }, index: number) => {
    const [, name = ''] = /([^/]+)\.yaml/.exec(item.$ref ?? '') ?? [];
    const remove = (document: Parameters<Parameters<typeof mutate>[2]>[0]) => document.deleteIn([...place.path, index]);
    return mutate(place, `${item.name ?? name} removed`, remove, item.name ?? name);
  });
}

function mutateResponses(place: Place): Mutant[] {
  const { path, value } = place;
  return Object.keys(value).flatMap((status) => [
    mutate(place, `${status} changed`, (document) =>
      renameKey(document, [...path, status], String(Number(status) + 2)),
    ),
    mutate(place, `${status} removed`, (document) => document.deleteIn([...path, status])),
    ...(value[status].$ref || value[status].content ? [] : [addBody({ ...place, path: [...path, status] })]),
  ]);
}

function mutateContent(place: Place): Mutant[] {
  return Object.entries<{ example?: unknown }>(place.value).flatMap(([type, { example }]) => {
    const media = { ...place, path: [...place.path, type] };
    return [
      mutate(place, `${type} changed`, (document) => renameKey(document, media.path, 'application/xml'), type),
      ...(example === undefined ? [] : [setter(media, 'example', 'has another example', { another: 'example' })]),
    ];
  });
}

/** The examples of a body; those of errors, which are in files of their own, are mutated there. */
function mutateExamples(place: Place): Mutant[] {
  return Object.entries<{ value?: object }>(place.value).flatMap(([name, example]) => {
    const path = [...place.path, name];
    const removed = mutate(place, `${name} removed`, (document) => document.deleteIn(path), name);
    return [removed, ...mutateValue({ ...place, path, value: example })];
  });
}

function mutateExample(place: Place): Mutant[] {
  const [name] = place.path;
  return [mutate(place, 'renamed', (document) => renameKey(document, place.path, `x-${name}`)), ...mutateValue(place)];
}

function mutateValue(place: Place): Mutant[] {
  const { value } = place.value as { value?: unknown };
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, old]) => {
    const path = [...place.path, 'value', member];
    const other = typeof old === 'string' ? `${old}!` : 'something else';
    return [
      mutate(place, `has no ${member}`, (document) => document.deleteIn(path)),
      mutate(place, `has another ${member}`, (document) => document.setIn(path, other)),
    ];
  });
}

function mutateCauses(place: Place): Mutant[] {
  const ofErrors: [(string | number)[], object[]][] = Array.isArray(place.value)
    ? [[[], place.value]]
    : Object.entries<object[]>(place.value).map(([name, causes]) => [[name], causes]);
  const swaps = ofErrors
    .slice(1)
    .map(([name], index) => mutate(place, `${name} moved up`, (document) => swapWithNext(document, place.path, index)));
  const changes = ofErrors.flatMap(([name, causes]) =>
    causes.flatMap((cause, index) => {
      const path = [...place.path, ...name, index];
      const what = `${name} ${Object.values(cause)[0]}`;
      const free = Object.keys(cause).find((member) => member === 'equals' || member === 'startsWith');
      return [
        mutate(place, `${what} removed`, (document) => document.deleteIn(path)),
        ...(free
          ? [mutate(place, `${what} changed`, (document) => document.setIn([...path, free], 'something-else'))]
          : []),
      ];
    }),
  );
  return [...swaps, ...changes];
}

function mutateParameter(place: Place): Mutant[] {
  const { value } = place;
  return [
    setter(place, 'name', 'renamed', `${value.name}-x`),
    setter(place, 'required', 'required flipped', !value.required),
    setter(place, 'in', 'moved', value.in === 'query' ? 'header' : 'query'),
    setter(place, 'example', 'has another example', 'something else'),
    ...(value['x-mock-selects'] ? [setter(place, 'x-mock-selects', 'selects nothing', undefined)] : []),
    ...mutatePersonalData(place),
  ];
}

function mutateHeader(place: Place): Mutant[] {
  return [
    mutate(place, 'removed', (document) => document.deleteIn(place.path)),
    mutate(place, 'renamed', (document) => renameKey(document, place.path, `${place.path.at(-1)}-x`)),
    setter(place, 'required', 'required flipped', !place.value.required),
    setter(place, 'example', 'has another example', 'something else'),
  ];
}

function addBody(place: Place): Mutant {
  const schema = { type: 'object', description: 'A body.' };
  const content = { 'application/json': { schema, examples: { some: { summary: 'Some body', value: {} } } } };
  return mutate(place, 'has a body', (document) =>
    document.setIn([...place.path, 'content'], document.createNode(content)),
  );
}
