import { readFileSync } from 'node:fs';
import {
  type Content,
  type Example,
  type OperationModel,
  type RequestBody,
  readContract,
} from '@ciam-sms/contract/model';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { fillIn } from '../src/reference/fill-in.ts';
import { renderReference } from '../src/reference/render.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist } from './site.ts';

test('every example of a body is in the reference, not only the one that Redoc shows first', async () => {
  const { operations } = readContract();
  const [operation] = operations as [OperationModel];
  const [content] = (operation.body as RequestBody).contents as [Content];
  const [example] = content.examples as [Example];
  const second = { name: 'second', summary: { en: 'A second example', zh: '第二个示例' }, value: { mobile: '1' } };
  const body = { ...(operation.body as RequestBody), contents: [{ ...content, examples: [example, second] }] };

  const { sections } = await renderReference(JSON.parse(await bundledContract('en', 'json')));
  const section = sections.find(({ id }) => id.endsWith(`/${operation.id.toLowerCase()}`));
  const html = await fillIn(section?.html ?? '', { ...operation, body }, '', 'en');
  const text = new JSDOM(html).window.document.body.textContent;
  expect(text).toContain('A second example');
  expect(text).toContain(JSON.stringify(second.value, null, 2));
  expect(text).toContain(JSON.stringify(example.value, null, 2));
  for (const { contents } of operation.responses) {
    for (const { value } of contents.flatMap(({ examples }) => examples))
      expect(text).toContain(JSON.stringify(value, null, 2));
  }
});

test.for(LANGUAGES)(
  'the reference in %s holds nothing that only a script could press, and keeps the order of headings',
  (language) => {
    const page = readFileSync(`${dist}${language === 'en' ? '' : 'zh/'}index.html`, 'utf8');
    const { innerHTML } = new JSDOM(page).window.document.querySelector('#redoc') as Element;
    expect(innerHTML).not.toMatch(/<button|<select|role="tab|href="#\/|style="/);
    const levels = [...innerHTML.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  },
);
