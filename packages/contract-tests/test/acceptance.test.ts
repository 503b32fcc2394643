import {
  type Content,
  type Input,
  type JsonSchema,
  type OperationModel,
  readContract,
  type Text,
} from '@ciam-sms/contract/model';
import { assert, describe, expect, test } from 'vitest';
import { type AcceptedContent, nameOf, readAcceptance } from '../src/acceptance.ts';
import { byName, findMisplaced } from '../src/pair-rows.ts';
import { PLACES } from '../src/request.ts';

const contract = readContract();
const table = readAcceptance();
const fileOf = (id: string) => `packages/contract-tests/acceptance/${id}.yaml`;

describe('the contract agrees with the acceptance table', () => {
  test('in the server', () => {
    expect(contract.server.url).toBe('https://{your_domain}');
  });

  const declared = new Set(contract.operations.map(({ id }) => id));
  const files = new Set(table.map(({ id }) => id));

  test.for([...declared.union(files)])('in whether there is an operation %s', (id) => {
    assert(files.has(id), `The operation ${id} has no acceptance file. Create ${fileOf(id)}`);
    assert(declared.has(id), `The contract has no operation ${id}. Rename or delete ${fileOf(id)}`);
  });
});

const inContract = table.filter(({ id }) => contract.operations.some((operation) => operation.id === id));

describe.for(inContract)(
  'the contract agrees with the file of $id in packages/contract-tests/acceptance',
  (accepted) => {
    const operation = contract.operations.find(({ id }) => id === accepted.id) as OperationModel;
    const { parameters, body, responses, errors } = operation;

    test('in method, path and whether it is deprecated', () => {
      const { method, path, deprecated } = accepted;
      expect(operation).toMatchObject({ method, path, deprecated });
    });

    describe.for(PLACES)('in the %s parameters', (place) => {
      const declared = parameters.filter((parameter) => parameter.in === place);

      test('and their order', () => {
        expect(declared.map(({ name }) => name)).toEqual(Object.keys(accepted.parameters[place]));
      });

      test.for(declared)('$name', (parameter) => {
        const { words, values, environment: _, ...facts } = accepted.parameters[place][parameter.name] ?? {};
        const { required, personalData, example, selects } = parameter;
        const schema = factsOf(parameter.schema);
        expect({ required, personalData, example, schema, ...(selects && { selects }) }).toEqual(facts);
        expectText(parameter.description, words, parameter.name);
        expectValues(parameter, values);
      });
    });

    test('in whether a body is required, and its media types', () => {
      const { required, contents } = body ?? {};
      expect(required).toBe(accepted.body?.required);
      expect(contents?.map(({ mediaType }) => mediaType)).toEqual(accepted.body && Object.keys(accepted.body.content));
    });

    describe.for(body?.contents ?? [])('in the request body of $mediaType', (content) => {
      expectContent(content, accepted.body?.content[content.mediaType]);
    });

    test('in the statuses of its responses', () => {
      expect(responses.map(({ status }) => String(status))).toEqual(Object.keys(accepted.responses));
    });

    describe.for(responses)('in response $status', ({ status, headers, contents }) => {
      const { [status]: response = { headers: {}, content: {} } } = accepted.responses;

      test('and its media types and headers', () => {
        expect(contents.map(({ mediaType }) => mediaType)).toEqual(Object.keys(response.content));
        expect(headers.map(({ name }) => name)).toEqual(Object.keys(response.headers));
      });

      test.for(headers)('header $name', (header) => {
        const { words, values, ...facts } = response.headers[header.name] ?? {};
        expect({ required: header.required, example: header.example, schema: factsOf(header.schema) }).toEqual(facts);
        expectText(header.description, words, header.name);
        expectValues(header, values);
      });

      describe.for(contents)('body of $mediaType', (content) => {
        const own = errors.filter((error) => error.status === status);
        const codes = own.length > 0 ? own.map(({ code }) => code) : undefined;
        expectContent(content, response.content[content.mediaType], codes);
      });
    });

    const rows = byName(accepted.errors, nameOf);
    const declared = byName(errors, ({ code, status }) => code ?? String(status));

    test('in the order of the errors, in which the mock looks for their causes', () => {
      const misplaced = findMisplaced(rows, declared);
      assert(!misplaced, `${fileOf(accepted.id)}: the rows must be in the contract's order: ${misplaced}`);
    });

    test.for([...new Set(declared.keys()).union(rows)])('in %s', (name) => {
      const [row, error] = [rows.get(name), declared.get(name)];
      const file = fileOf(accepted.id);
      const members = `status, ${error?.examples ? 'en, zh, ' : ''}triggers and words`;
      assert(row, `${file}: add a row for ${name} with ${members}`);
      assert(error, `${file}: the contract has no error ${name} here. Fix or remove its row`);
      const { status, en, zh, catchAll, words } = row;
      const own = responses.filter((response) => response.status === error.status);
      const examples = own.flatMap(({ contents }) => contents.flatMap((content) => content.examples));
      const bodyOf = (example: string | undefined) => examples.find(({ name }) => name === example)?.value;
      const bodies = { en: bodyOf(error.examples?.en), zh: bodyOf(error.examples?.zh) };
      expect({ status: error.status, ...bodies }).toEqual({ status, en, zh });
      expect(error.mockCauses.some((cause) => 'request' in cause)).toBe(catchAll);
      for (const kind of ['title', 'cause', 'remedy'] as const) {
        expectText(error[kind], { en: words.en[kind], zh: words.zh[kind] }, kind);
      }
    });
  },
);

function expectContent(
  { schema, fields, examples }: Content,
  accepted: AcceptedContent | undefined,
  codes?: unknown[],
) {
  test('and its schema, its fields and their order', () => {
    expect(factsOf(schema)).toEqual(accepted?.schema);
    expect(fields.map(({ path }) => path)).toEqual(Object.keys(accepted?.fields ?? {}));
  });

  test('and its examples', () => {
    const values = examples.map(({ value }) => value);
    // Those of an error are compared one by one, with its texts.
    if (codes) expect(values).toContainEqual(accepted?.example);
    else expect(values).toEqual([accepted?.example, ...(accepted?.moreExamples ?? [])]);
  });

  test.for(fields)('$path', (field) => {
    const { path, required, personalData } = field;
    const { words, values, example, environment: _, ...facts } = accepted?.fields[path] ?? {};
    expect({ required, personalData, schema: factsOf(field.schema) }).toEqual(facts);
    const [own] = (field.schema.examples ?? []) as unknown[];
    const expected = example ?? valueAt(accepted?.example, path);
    if (own !== undefined && expected !== undefined) expect(own).toEqual(expected);
    expectText(field.description, words, path);
    // Operations may share a list of codes; the linter sees to it that some response has each of them.
    if (values === 'error codes') expect(listedValues(field.schema)).toEqual(expect.arrayContaining(codes ?? []));
    else expectValues(field, values);
  });
}

type Words = Record<keyof Text, string[]>;

/** Checks which values an input lists, and what they mean. */
function expectValues(
  { schema, values }: Pick<Input, 'schema' | 'values'>,
  accepted: Record<string, Words> | undefined,
) {
  expect(listedValues(schema)?.map(String)).toEqual(accepted && Object.keys(accepted));
  for (const [value, words] of Object.entries(accepted ?? {})) expectText(values?.[value], words, value);
}

/** Checks that a text has the words that it cannot do without. */
function expectText(text: Text | undefined, words: Words | undefined, about: string) {
  for (const language of ['en', 'zh'] as const) {
    const said = text?.[language].toLowerCase() ?? '';
    const missing = words?.[language].filter((word) => !said.includes(word.toLowerCase()));
    expect(missing, `"${text?.[language]}" (${about}) lacks words`).toEqual([]);
  }
}

function listedValues(schema: JsonSchema): readonly unknown[] | undefined {
  return (schema.items ?? schema).enum;
}

const SAID_ELSEWHERE = ['title', 'description', 'example', 'examples', 'enum', 'properties', 'required', 'deprecated'];

/** What a schema demands, without texts, listed values and what its fields say. */
function factsOf({ items, ...schema }: JsonSchema): object {
  const facts = Object.entries(schema).filter(([key]) => !SAID_ELSEWHERE.includes(key) && !key.startsWith('x-'));
  return { ...Object.fromEntries(facts), ...(items && { items: factsOf(items) }) };
}

/** A value in an example, by dotted path; of a list, in its first element. */
function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((part, name) => [part].flat().map((one) => (one as Record<string, unknown>)?.[name])[0], value);
}
