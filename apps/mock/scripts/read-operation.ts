interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { enum?: string[] };
  example?: unknown;
  'x-mock-selects'?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the document is read by path, and linted before it gets here
type Document = any;

/** Reads out of the bundled, dereferenced contract what the mock has to know of one operation besides its errors. */
export function readOperation(document: Document, path: string, method: string) {
  const item = document.paths[path];
  const operation = item[method.toLowerCase()];
  const parameters: Parameter[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const media = operation.requestBody?.content?.['application/json'];
  const fields: Record<string, { enum?: string[] }> = media?.schema?.properties ?? {};

  const exampleOf = (name: string) => String(parameters.find((parameter) => parameter.name === name)?.example);
  const [bodyExample] = Object.values<{ value: Record<string, unknown> }>(media?.examples ?? {});
  const examples = Object.entries<{ content?: Record<string, { examples?: Record<string, { value: unknown }> }> }>(
    operation.responses,
  ).flatMap(([status, response]) =>
    Object.entries(response.content?.['application/json']?.examples ?? {}).map(([name, { value }]) => ({
      name,
      status,
      value,
    })),
  );

  return {
    headersSchema: {
      type: 'object',
      properties: Object.fromEntries(headers.map(({ name, schema }) => [name.toLowerCase(), schema])),
      required: headers.filter(({ required }) => required).map(({ name }) => name.toLowerCase()),
    },
    bodySchema: media?.schema as { properties?: object } | undefined,
    languageHeader: headers.find((header) => header['x-mock-selects'] === 'language')?.name.toLowerCase(),
    enums: Object.fromEntries(
      [
        ...headers.map(({ name, schema }) => [name, schema.enum] as const),
        ...Object.entries(fields).map(([name, field]) => [name, field.enum] as const),
      ].filter(([, values]) => values),
    ) as Record<string, string[]>,
    statuses: Object.keys(operation.responses).filter((status) => /^\d{3}$/.test(status)),
    examples,
    onlyHeadersAndBody: headers.length === parameters.length,
    validRequest: {
      method,
      path: path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(exampleOf(name))),
      query: Object.fromEntries(
        parameters.filter((parameter) => parameter.in === 'query').map(({ name, example }) => [name, String(example)]),
      ),
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(headers.map(({ name, example }) => [name.toLowerCase(), String(example)])),
      } as Record<string, string | undefined>,
      body: bodyExample ? { kind: 'json' as const, value: bodyExample.value } : { kind: 'absent' as const },
    },
  };
}

export type OperationFacts = ReturnType<typeof readOperation>;
