import type { CatalogueError, Operation } from '../src/catalogue.ts';
import type { ExampleObject, OpenApiDocument } from './document.ts';

/** What the catalogue holds: errors by code, operations by id, and every described enum by the name of its schema. */
export interface Catalogue {
  errors: Record<string, CatalogueError>;
  operations: Record<string, Operation>;
  enums: Record<string, Record<string, string>>;
}

type Examples = Record<string, ExampleObject>;

/** Reads the catalogue out of a linted, dereferenced contract and its Chinese version. */
export function readCatalogue(document: OpenApiDocument, chinese: OpenApiDocument): Catalogue {
  const errors: Record<string, CatalogueError> = {};
  const operations: Record<string, Operation> = {};

  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!operation.operationId) continue;
      const errorCodes: string[] = [];
      for (const [status, response] of Object.entries(operation.responses)) {
        const media = response.content?.['application/json'];
        const translated = chinese.paths[path]?.[method]?.responses[status]?.content?.['application/json'];
        for (const code of media?.schema?.properties?.error_code?.enum ?? []) {
          errorCodes.push(code);
          errors[code] = readError(code, Number(status), media?.examples ?? {}, translated?.examples ?? {});
        }
      }
      operations[operation.operationId] = { method: method.toUpperCase(), path, errorCodes };
    }
  }

  const enums: Catalogue['enums'] = {};
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const descriptions = schema['x-enumDescriptions'];
    const isErrorCode = schema.enum?.every((value) => value in errors);
    if (descriptions && !isErrorCode) enums[name] = descriptions;
  }
  return { errors, operations, enums };
}

function readError(code: string, status: number, examples: Examples, translated: Examples): CatalogueError {
  const inLanguage = (language: string) => {
    const found = Object.entries(examples).find(
      ([key, { value }]) => value.error_code === code && key.endsWith(`.${language}`),
    );
    if (!found) throw new Error(`${code} has no example in "${language}"; the lint rules should have said so`);
    return found;
  };
  const [key, en] = inLanguage('en');
  const [, zh] = inLanguage('zh');
  const chinese = translated[key];
  return {
    code,
    name: key.slice(0, -'.en'.length),
    status,
    title: { en: en.summary, zh: zh.summary },
    message: { en: en.value.error_msg ?? '', zh: zh.value.error_msg ?? '' },
    cause: { en: en.description ?? '', zh: chinese?.description ?? '' },
    remedy: { en: en['x-remedy'] ?? '', zh: chinese?.['x-remedy'] ?? '' },
    mockCauses: en['x-mock-causes'] ?? [],
  };
}
