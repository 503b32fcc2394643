/** How an operation is written as Markdown. That it has every fact of the contract, `llms.test.ts` checks. */
import type { OperationModel } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { operationMarkdown, referenceMarkdown } from '../src/pages/reference-markdown.ts';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { find, zoo } from './every-operation.ts';

const text = (en: string) => ({ en, zh: `${en}中文` });
const input = (name: string, more: object = {}) => ({
  ...{
    name,
    path: name,
    description: text(` What\n  ${name} is. `),
    required: false,
    schema: { type: 'string' },
    personalData: false,
  },
  ...more,
});
const BASE = 'https://zoo.example';
const operation = {
  ...find('updateAnimal'),
  ...{
    id: 'feed',
    method: 'PUT',
    path: '/feed',
    summary: text('Feed'),
    description: text(' Feeds `all`.\n'),
    deprecated: true,
  },
  parameters: [
    { ...input('X-L', { required: true, schema: { type: ['string', 'null'] } }), in: 'header', example: undefined },
    {
      ...input('food', { schema: {}, values: { HAY: text('Dry.'), FISH: text('Wet.') } }),
      in: 'query',
      example: 'HAY',
    },
    {
      ...input('days', { schema: { type: 'array', title: 'Days', 'x-a': 1, minItems: 1, items: {} } }),
      in: 'query',
      example: [1],
    },
  ],
  body: {
    required: true,
    description: text('The food. '),
    contents: [
      {
        mediaType: 'application/json',
        schema: {},
        fields: [
          input('a', { required: true, schema: { enum: ['hay', 1] } }),
          input('b', { path: 'b.c', required: true }),
        ],
        examples: [],
      },
      {
        mediaType: 'text/plain',
        schema: {},
        fields: [],
        examples: [{ name: 'one', summary: text('One'), value: 'hay' }],
      },
    ],
  },
  responses: [
    {
      status: 200,
      description: text(' Fed.'),
      headers: [{ ...input('X-left'), example: 3 }, input('X-right')],
      contents: [],
    },
    {
      status: 400,
      description: text('Not fed.'),
      headers: [],
      contents: [
        {
          mediaType: 'a/b',
          schema: {},
          fields: [],
          examples: ['one', 'two'].map((name) => ({ name, summary: text(name), value: { a: name } })),
        },
        { mediaType: 'image/png', schema: {}, fields: [], examples: [] },
      ],
    },
  ],
  errors: [
    { status: 400, code: 'FOOD.1', name: 'no-food', message: text('No food'), title: text('Without food') },
    { status: 400, name: 'no-time', title: text('Without time') },
    { status: 404, name: 'no-animal', title: text('Without animal') },
  ],
} as unknown as OperationModel;

const curl = SAMPLE_LANGUAGES[0]?.print(exampleCall(operation, BASE, 'en')).trimEnd();

test('an operation is written with all that a program has to know', () => {
  expect(operationMarkdown(operation, BASE, 'en')).toBe(`## Feed

\`PUT /feed\` (Deprecated)

Feeds \`all\`.

### Query

- \`food\`: What food is. Example: \`HAY\`
  - \`HAY\`: Dry.
  - \`FISH\`: Wet.
- \`days\` (array, \`minItems: 1\`): What days is. Example: \`[1]\`

### Headers

- \`X-L\` (string | null, required): What X-L is.

### Body

The food.

\`application/json\`

- \`a\` (required, \`enum: ["hay",1]\`): What a is.
- \`b.c\` (string, required): What b is.

\`text/plain\`

\`\`\`
hay
\`\`\`

\`\`\`sh
${curl}
\`\`\`

### Response 200

Fed.

- \`X-left\` (string): What X-left is. Example: \`3\`
- \`X-right\` (string): What X-right is.

### Response 400

Not fed.

\`a/b\`

\`\`\`
{
  "a": "one"
}
\`\`\`

\`image/png\`

- [\`FOOD.1\`](../errors/index.md#FOOD.1): No food
- [\`no-time\`](../errors/index.md#feed.no-time): Without time`);
});

test('an operation with little is written with little, in Chinese too', () => {
  const { body: _, ...without } = operation;
  const little = { ...without, deprecated: false, parameters: [], responses: [], errors: [] };
  const sample = SAMPLE_LANGUAGES[0]?.print(exampleCall(little, BASE, 'zh')).trimEnd();
  expect(operationMarkdown(little, BASE, 'zh')).toBe(
    `## Feed中文\n\n\`PUT /feed\`\n\nFeeds \`all\`.\n中文\n\n\`\`\`sh\n${sample}\n\`\`\``,
  );
});

test('places are in the order of an address and its headers', () => {
  const parameters = ['cookie', 'header', 'query', 'path'].map((place) => ({
    ...input(place),
    in: place,
    example: undefined,
  }));
  const ordered = operationMarkdown({ ...operation, parameters } as unknown as OperationModel, BASE, 'zh', 'feed/');
  expect(ordered.match(/^### .*/gm)?.slice(0, 4)).toEqual(['### 路径参数', '### 查询参数', '### 请求头', '### Cookie']);
  expect(ordered).toContain('](../../errors/feed/index.md#FOOD.1)：No food中文');
});

test('the reference has the title, version and summary of the contract before its operations', () => {
  const contract = { ...zoo, version: '1.2.3', title: text('Zoo'), summary: text('Animals.'), operations: [operation] };
  expect(referenceMarkdown(contract, BASE, 'zh', 'feed/')).toBe(
    `# Zoo中文 1.2.3\n\nAnimals.中文\n\n${operationMarkdown(operation, BASE, 'zh', 'feed/')}\n`,
  );
});

test('a body with fields has its example too if it is that of a success', () => {
  const content = { mediaType: 'a/b', schema: {}, fields: [input('a')], examples: [{ name: 'one', value: { a: 1 } }] };
  const responses = [200, 400].map((status) => ({
    status,
    description: text('Any'),
    headers: [],
    contents: [content],
  }));
  const markdown = operationMarkdown({ ...operation, responses, errors: [] } as unknown as OperationModel, BASE, 'en');
  const field = '`a/b`\n\n- `a` (string): What a is.';
  const [success, error] = markdown.split('### Response 200')[1]?.split('### Response 400') ?? [];
  expect(success).toContain(`${field}\n\n\`\`\`\n{\n  "a": 1\n}\n\`\`\``);
  expect(error?.trim()).toBe(`Any\n\n${field}`);
});
