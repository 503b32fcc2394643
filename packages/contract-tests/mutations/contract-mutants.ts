import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Mutant, type Path, readSource, renameKey, type SourceFile } from './edit.ts';
import { mutateSchema } from './schema-mutants.ts';

/** Makes every mutant of a contract out of what stands in it, so that they grow with it. */
export function listContractMutants(root: string): Mutant[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^(paths|components)\/.*\.yaml$|^openapi\.yaml$/.test(file))
    .sort();
  return files.flatMap((file) => {
    const source = readSource(join(root), file);
    if (file === 'openapi.yaml') return mutateEntry(source);
    if (file.startsWith('paths/')) return mutatePath(source);
    const [, kind] = file.split('/');
    if (kind === 'parameters') return mutateParameter(source);
    if (kind === 'schemas') return mutateSchema(source);
    if (kind === 'responses') return mutateResponse(source, ['content']);
    if (kind === 'errors') return mutateErrors(source);
    throw new Error(`${file} is of a kind that no mutant knows. Teach listContractMutants() about it.`);
  });
}

function mutateEntry({ value, mutant }: SourceFile): Mutant[] {
  return [
    ...Object.keys(value.paths).flatMap((path) => [
      mutant(`path ${path} renamed`, (document) => renameKey(document, ['paths', path], `${path}-x`)),
    ]),
    ...value.servers.map((_: unknown, index: number) =>
      mutant(`server ${index} changed`, (document) =>
        document.setIn(['servers', index, 'url'], 'https://{your_domain}/other'),
      ),
    ),
  ];
}

function mutatePath({ value, mutant }: SourceFile): Mutant[] {
  return Object.entries<Record<string, never>>(value).flatMap(([method, operation]) => {
    const {
      parameters = [],
      requestBody,
      responses = {},
    } = operation as { parameters?: object[]; requestBody?: object; responses?: object };
    return [
      mutant(
        `method ${method} changed`,
        (document) => renameKey(document, [method], method === 'put' ? 'post' : 'put'),
        `.${method}`,
      ),
      ...parameters.map((parameter, index) => {
        const name = basename(String(Object.values(parameter)[0]), '.yaml');
        return mutant(
          `parameter ${name} removed`,
          (document) => document.deleteIn([method, 'parameters', index]),
          name,
        );
      }),
      ...Object.keys(responses).flatMap((status) => [
        mutant(`status ${status} changed`, (document) =>
          renameKey(document, [method, 'responses', status], String(Number(status) + 2)),
        ),
        mutant(`status ${status} removed`, (document) => document.deleteIn([method, 'responses', status])),
      ]),
      ...(requestBody
        ? [
            mutant('body no longer required', (document) => document.setIn([method, 'requestBody', 'required'], false)),
            ...mutateContent(mutant, (requestBody as { content: object }).content, [method, 'requestBody', 'content']),
          ]
        : []),
    ];
  });
}

function mutateContent(mutant: SourceFile['mutant'], content: object, path: Path): Mutant[] {
  return Object.entries<{ examples?: Record<string, { value?: object }> }>(content as never).flatMap(
    ([type, { examples = {} }]) => [
      mutant(`media type ${type} changed`, (document) => renameKey(document, [...path, type], 'application/xml')),
      ...Object.entries(examples).flatMap(([name, example]) => [
        mutant(`example ${name} removed`, (document) => document.deleteIn([...path, type, 'examples', name]), name),
        ...Object.keys(example.value ?? {}).flatMap((field) => [
          mutant(`example ${name} without ${field}`, (document) =>
            document.deleteIn([...path, type, 'examples', name, 'value', field]),
          ),
          mutant(`example ${name} with another ${field}`, (document) =>
            document.setIn([...path, type, 'examples', name, 'value', field], 'something else'),
          ),
        ]),
      ]),
    ],
  );
}

function mutateParameter({ value, mutant }: SourceFile): Mutant[] {
  return [
    mutant('renamed', (document) => document.set('name', `${value.name}-x`)),
    mutant('required flipped', (document) => document.set('required', !value.required)),
    mutant('moved to the query', (document) => document.set('in', 'query')),
    mutant('type changed', (document) => document.setIn(['schema', 'type'], 'integer')),
    mutant('example changed', (document) => document.set('example', 'something else')),
    ...(value.schema.minLength
      ? [mutant('may be empty', (document) => document.deleteIn(['schema', 'minLength']))]
      : []),
    ...(value['x-mock-selects'] ? [mutant('chooses nothing', (document) => document.delete('x-mock-selects'))] : []),
  ];
}

function mutateResponse({ value, mutant }: SourceFile, path: Path): Mutant[] {
  if (value.content) return mutateContent(mutant, value.content, path);
  return [
    mutant('given a body', (document) =>
      document.set(
        'content',
        document.createNode({
          'application/json': {
            schema: { type: 'object', description: 'A body.' },
            examples: { some: { summary: 'Some body', value: {} } },
          },
        }),
      ),
    ),
  ];
}

interface ErrorExample {
  value: { error_msg: string };
  'x-remedy'?: string;
  'x-mock-causes'?: object[];
}

/** The file of an error: its example in each language, what they say, and what makes the mock answer with them. */
function mutateErrors({ value, mutant }: SourceFile): Mutant[] {
  return Object.entries<ErrorExample>(value).flatMap(([name, example]) => {
    const causes = example['x-mock-causes'] ?? [];
    return [
      mutant(`${name} renamed`, (document) => renameKey(document, [name], `x-${name}`)),
      mutant(`${name} has another message`, (document) =>
        document.setIn([name, 'value', 'error_msg'], `${example.value.error_msg}!`),
      ),
      mutant(`${name} has another code`, (document) =>
        document.setIn([name, 'value', 'error_code'], 'IDAAS.SDK.OTHER.0001'),
      ),
      mutant(`${name} has no code`, (document) => document.deleteIn([name, 'value', 'error_code'])),
      mutant(`${name} has no message`, (document) => document.deleteIn([name, 'value', 'error_msg'])),
      ...(example['x-remedy']
        ? [mutant(`${name} has no remedy`, (document) => document.deleteIn([name, 'x-remedy']))]
        : []),
      ...causes.flatMap((cause, index) => {
        const subject = Object.values(cause)[0];
        const last = Object.keys(cause).at(-1) as string;
        return [
          mutant(`${name} loses its cause ${subject}`, (document) => document.deleteIn([name, 'x-mock-causes', index])),
          ...(['equals', 'startsWith'].includes(last)
            ? [
                mutant(`${name} has another cause of ${subject}`, (document) =>
                  document.setIn([name, 'x-mock-causes', index, last], 'something-else'),
                ),
              ]
            : []),
        ];
      }),
    ];
  });
}
