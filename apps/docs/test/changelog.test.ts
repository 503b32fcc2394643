import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContract } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { readChangesets } from '../../../packages/contract/scripts/changesets.ts';
import { CURRENT, listChanges, RELEASED } from '../../../packages/contract/scripts/list-changes.ts';
import { LANGUAGES } from '../src/texts.ts';
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
