import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';

/** How many operations Redoc gets at a time: the time that each takes it grows with their number. */
const AT_A_TIME = 10;

/**
 * Splits a bundled contract into documents of a few operations, each with the components that these need. None has tags:
 * Redoc folds the operations of a tag, and shows them only to those who unfold it.
 *
 * @example
 * splitContract(document).map(({ paths }) => Object.keys(paths)); // [['/a', '/b', …], ['/k', '/l', …]]
 */
export function splitContract({ tags: _, paths, components, ...rest }: OpenApi.Document): OpenApi.Document[] {
  const operations = Object.entries(paths ?? {}).flatMap(([path, item]) => listOperations(path, item ?? {}));
  const documents: OpenApi.Document[] = [];
  for (let first = 0; first < operations.length; first += AT_A_TIME) {
    const own: OpenApi.PathsObject = {};
    for (const { path, item } of operations.slice(first, first + AT_A_TIME)) own[path] = { ...own[path], ...item };
    documents.push({ ...rest, paths: own, components: onlyNeeded(components ?? {}, own) });
  }
  return documents;
}

/** The operations of a path, each as a path item that has it alone. */
function listOperations(path: string, item: OpenApi.PathItemObject): { path: string; item: OpenApi.PathItemObject }[] {
  const ofPath = Object.entries(item).filter(([key]) => !isMethod(key));
  return Object.entries(item).flatMap(([method, operation]) => {
    if (!isMethod(method)) return [];
    const { tags: _, ...untagged } = operation as OpenApi.OperationObject;
    return [{ path, item: { ...Object.fromEntries(ofPath), [method]: untagged } }];
  });
}

function isMethod(key: string): boolean {
  return ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].includes(key);
}

/** The components that something refers to, directly or through others; security schemes are referred to by name. */
function onlyNeeded({ securitySchemes, ...kinds }: OpenApi.ComponentsObject, by: object): OpenApi.ComponentsObject {
  const needed: Record<string, Record<string, unknown>> = {};
  const add = (part: object) => {
    for (const found of JSON.stringify(part).matchAll(/"#\/components\/(\w+)\/([^"/]+)/g)) {
      const [, kind, name] = found as unknown as [string, string, string];
      const component = (kinds as Record<string, Record<string, object>>)[kind]?.[name];
      if (!component || needed[kind]?.[name]) continue;
      needed[kind] = { ...needed[kind], [name]: component };
      add(component);
    }
  };
  add(by);
  return { ...(securitySchemes && { securitySchemes }), ...needed };
}
