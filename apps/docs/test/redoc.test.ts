import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { renderReference } from '../src/reference/render.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist } from './site.ts';

test('every example of a request is shown, not only the one that Redoc shows first', async () => {
  const contract = JSON.parse(await bundledContract('en', 'json'));
  const { examples } = contract.paths['/api/v2/sdk/sms/send'].post.requestBody.content['application/json'];
  const [example] = Object.values<{ value: { mobile: string } }>(examples);
  examples.second = { summary: 'A second example', value: { ...example?.value, mobile: '1' } };

  const { sections } = await renderReference(contract);
  const html = sections.map((section) => section.html).join('');
  expect(html).toContain('<summary>A second example</summary>');
  expect(html).toContain(`"${String(example?.value.mobile)}"`);
  expect(html).toContain('"1"');
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
