import {
  type Content,
  type Example,
  type OperationModel,
  type RequestBody,
  readContract,
} from '@ciam-sms/contract/model';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { fillIn } from '../src/reference/fill-in.ts';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf, readPage } from './site.ts';

test.for(LANGUAGES)(
  'every example of a body is in the reference in %s, not only the one that Redoc shows first',
  (language) => {
    const text = readPage(folderOf(language)).body.textContent;
    for (const { body, responses } of readContract().operations) {
      const contents = [body?.contents ?? [], ...responses.map((response) => response.contents)].flat();
      for (const { value } of contents.flatMap(({ examples }) => examples))
        expect(text).toContain(JSON.stringify(value, null, 2));
    }
  },
);

test('a second example of a request is shown below the first', async () => {
  const operation = readContract().operations.find((one) => one.body) as OperationModel & { body: RequestBody };
  const [content] = operation.body.contents as readonly [Content];
  const [example] = content.examples as readonly [Example];
  const second = { name: 'second', summary: { en: 'A second example', zh: '第二个示例' }, value: { mobile: '1' } };
  const body = {
    required: true,
    description: example.summary,
    contents: [{ ...content, examples: [example, second] }],
  };
  const html = await fillIn('<!--examples:request-->one<!--/examples-->', { ...operation, body }, '', 'en');
  const text = new JSDOM(html).window.document.body.textContent;
  expect(text).toContain('A second example');
  for (const { value } of [example, second]) expect(text).toContain(JSON.stringify(value, null, 2));
});

test.for(LANGUAGES)(
  'the reference in %s holds nothing that only a script could press, and keeps the order of headings',
  (language) => {
    const { innerHTML } = readPage(folderOf(language)).querySelector('#redoc') as Element;
    expect(innerHTML).not.toMatch(/<button|<select|role="tab|href="#\/|style="/);
    const levels = [...innerHTML.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  },
);
