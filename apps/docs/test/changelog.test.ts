import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContract } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { readChangesets } from '../../../packages/contract/scripts/changesets.ts';
import { CURRENT, listChanges, RELEASED } from '../../../packages/contract/scripts/list-changes.ts';
import { changelogPage } from '../src/pages/changelog.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { parsePage } from './parse-page.ts';
import { dist, folderOf, readPage, textOf } from './site.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');
const released = [...read('CHANGELOG.md').matchAll(/^## (\S+) \((.+)\)$/gm)].map(([, name = '', date]) => ({
  name,
  date,
}));
const isPending = readChangesets().length > 0;
const plain = (markdown: string) =>
  markdown
    .replace(/[`*]/g, '')
    .replace(/^ *(- |#+ )/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

test.for(LANGUAGES)(
  'the changelog in %s has every version, the newest first, in the words of CHANGELOG.md',
  (language) => {
    const page = readPage(`${folderOf(language)}changelog/`);
    const headings = [...page.querySelectorAll('main h2')].map((heading) => textOf(heading).replace(' #', ''));
    const unreleased = { en: 'not released yet', zh: '尚未发布' }[language];
    expect(headings).toEqual([
      ...(isPending ? [`${readContract().version} · ${unreleased}`] : []),
      ...released.map(({ name, date }) => `${name} · ${date}`),
    ]);
    const text = plain(page.querySelector('main')?.textContent ?? '');
    for (const { summary } of readChangesets()) expect(text).toContain(plain(summary));
    for (const section of read('CHANGELOG.md')
      .split(/^## .*$/m)
      .slice(1))
      expect(text).toContain(plain(section));
  },
);

test.for(LANGUAGES)('the changelog in %s offers the document of every version, as it was released', (language) => {
  const links = [...readPage(`${folderOf(language)}changelog/`).querySelectorAll('a[download][href*="openapi-"]')];
  const documents = links.map((link) => {
    const { pathname } = new URL(link.getAttribute('href') ?? '', `http://docs/${folderOf(language)}changelog/`);
    return readFileSync(dist + pathname, 'utf8');
  });
  const kept = released.map(({ name }, index) =>
    read(`${RELEASED}/${index === 0 ? '' : `earlier/${name}/`}openapi.json`),
  );
  expect(documents).toEqual([...(isPending ? [read(`${CURRENT}/openapi.json`)] : []), ...kept]);
});

test.for(LANGUAGES)('the changelog in %s lists what check:breaking finds, by what it asks of users', (language) => {
  const page = readPage(`${folderOf(language)}changelog/`);
  const listed = [...page.querySelectorAll('details')].map((group) => ({
    impact: textOf(group.querySelector('summary code')),
    isOpen: group.hasAttribute('open'),
    changes: [...group.querySelectorAll('li')].map(textOf),
  }));
  const changes = isPending ? listChanges(RELEASED, CURRENT) : [];
  const groups = (['major', 'minor', 'patch'] as const).map((impact) => ({
    impact,
    isOpen: impact !== 'patch',
    changes: changes
      .filter((one) => one.impact === impact)
      .map(({ what }) => what.replaceAll('`', '').replace(/\s+/g, ' ')),
  }));
  const expected = groups.filter((group) => group.changes.length > 0);
  expect(listed.slice(0, expected.length)).toEqual(expected);
});

test('a version has what it is about, its document, and its changes, those that ask most of users first', () => {
  const change = (impact: 'major' | 'minor' | 'patch', what: string) => ({ impact, what, noticed: '' });
  const changes = [change('patch', 'Says `a`.'), change('major', 'Removes `c`.')];
  const version = { name: '1.1.0', date: '2026-01-01', text: '- Adds **b**.', document: '', changes };
  const second = { ...version, name: '1.0.1', changes: [change('minor', 'Adds `b`.')] };
  const first = { ...version, name: '1.0.0', date: undefined, changes: [] };
  const { main, ...page } = changelogPage([version, second, first], 'zh');
  const { changelog: title, changelogDescription: description, changelogIntro } = TEXTS.zh;
  expect(page).toEqual({ path: 'changelog/', title, description });
  const [lead, ...sections] = String(main).split(/\s*(?=<h2)/);
  expect(textOf(parsePage(lead ?? '').body)).toBe(`${title}${changelogIntro.replaceAll('`', '')}`);
  const lines = sections.map((section) => section.split(/\s*\n\s*/).filter(Boolean));
  const list = (what: string) => `<ul lang="en"><li>${what}</li></ul></details>`;
  const heading = (level: number, id: string, name: string, text = name) =>
    `<h${level} id="${id}" data-search="${name}">${text} <a class="anchor" href="#${id}" aria-label="链接到 ${name}">#</a></h${level}>`;
  const about = ['<div lang="en"><ul>', '<li>Adds <strong>b</strong>.</li>', '</ul>', '</div>'];
  const download = (file: string) => `<p>下载：<a href="../../changelog/${file}" download>${file}</a></p>`;
  expect(lines).toEqual([
    [
      ...[heading(2, '1.1.0', '1.1.0 · 2026-01-01'), ...about, download('openapi-1.1.0.json')],
      heading(3, 'changes-1.1.0', '接口契约的变更 1.1.0', '接口契约的变更'),
      '<details open><summary><code>major</code> (1)</summary>',
      `${list('Removes <code>c</code>.')}<details ><summary><code>patch</code> (1)</summary>`,
      list('Says <code>a</code>.'),
    ],
    [
      ...[heading(2, '1.0.1', '1.0.1 · 2026-01-01'), ...about, download('openapi-1.0.1.json')],
      heading(3, 'changes-1.0.1', '接口契约的变更 1.0.1', '接口契约的变更'),
      '<details open><summary><code>minor</code> (1)</summary>',
      list('Adds <code>b</code>.'),
    ],
    [heading(2, '1.0.0', '1.0.0 · 尚未发布'), ...about, download('openapi-1.0.0.json')],
  ]);
  expect(String(changelogPage([first], 'en').main)).toContain('<a href="./openapi-1.0.0.json" download>');
});
