/** What the site is like with so many operations that each has pages of its own. See also `large.longer.test.ts`. */

import type { Contract, OperationModel } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { recallNothing } from '../src/output/memory.ts';
import { allPages } from '../src/pages/all-pages.ts';
import { operationNavigation } from '../src/pages/operation-pages.ts';
import { sectionId } from '../src/pages/reference.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { contract, find, open, pagesIn, recallOthers, sections, sources } from './many-operations.ts';
import { textOf } from './site.ts';

test('up to twenty operations are on one page, and of more each has pages of its own, those without errors none of errors', async () => {
  const paths = (pages: readonly { path: string }[]) =>
    pages.map(({ path }) => path).filter((path) => /^(reference|errors|try)\//.test(path));
  const first = (count: number) => ({
    ...sources,
    contract: { ...contract, operations: contract.operations.slice(0, count) },
  });
  const few = await allPages(first(20), [], 'en', recallNothing);
  expect(paths(few)).toEqual(['reference/', 'errors/', 'try/']);
  const { reference, referenceDescription, errors, errorsDescription, tryIt, tryDescription } = TEXTS.en;
  expect(few.filter(({ path }) => /^(reference|errors|try)\//.test(path))).toMatchObject([
    { title: reference, description: referenceDescription },
    { title: errors, description: errorsDescription },
    { title: tryIt, description: tryDescription },
  ]);
  expect(paths(await allPages(first(21), sections, 'en', recallOthers))).toContain('reference/sendSms/');
  const ofOperations = ['sendSms', 'verifyCaptcha', 'getOpeningHours', 'buyTicketsAgain'].flatMap((id) => [
    `reference/${id}/`,
    ...(find(id).errors.length > 0 ? [`errors/${id}/`] : []),
    `try/${id}/`,
  ]);
  expect(paths(pagesIn.en)).toEqual(['reference/', 'errors/', 'try/', ...ofOperations]);
  expect(ofOperations).not.toContain('errors/getOpeningHours/');
});

test('an operation that Redoc does not show is reported', async () => {
  await expect(allPages(sources, sections.slice(0, 2), 'en', recallOthers)).rejects.toThrow(
    'The reference has no section for the operation getCaptcha',
  );
});

test('the pages of an operation are made from nothing but it, what it takes inputs from, and its section', async () => {
  const asked: [string, string, Contract, { id: string }][] = [];
  await allPages(sources, sections, 'en', async (inputs) => {
    asked.push(inputs as (typeof asked)[number]);
    return [] as never;
  });
  expect(
    asked.map(([kind, language, { operations }, section]) => [kind, language, operations[0]?.id, section]),
  ).toEqual(
    contract.operations.map(({ id }) => ['pages', 'en', id, sections.find((one) => one.id === sectionId({ id }))]),
  );
  const operationsOf = Object.fromEntries(
    asked.map(([, , { operations }]) => [operations[0]?.id, operations.slice(1).map(({ id }) => id)]),
  );
  expect(operationsOf).toMatchObject({ sendSms: ['getCaptcha', 'verifyCaptcha'], getCaptcha: [], createAnimal: [] });
});

describe.for(LANGUAGES)('many operations in %s', (language) => {
  const texts = TEXTS[language];

  test('are listed below their tags, those without a tag too, at the anchors that they have on one page', async () => {
    for (const [kind, anchorOf] of [
      ['reference', sectionId],
      ['try', (one: OperationModel) => `try-${one.id}`],
    ] as const) {
      const { document } = await open(`${kind}/`, language);
      const listed = [...document.querySelectorAll('main ul.operations')].flatMap((list) =>
        [...list.children].map((item) => [
          textOf(list.previousElementSibling),
          item.id,
          item.querySelector('a')?.getAttribute('href'),
          textOf(item),
        ]),
      );
      const expected = contract.operations.map((one) => [
        one.tags[0] ?? texts.untagged,
        anchorOf(one),
        `./${one.id}/`,
        `${one.summary[language]} ${one.method} ${one.path}`,
      ]);
      const tags = [...new Set(expected.map(([tag]) => tag))];
      expect(listed).toEqual(tags.flatMap((tag) => expected.filter((one) => one[0] === tag)));
      const headings = [...document.querySelectorAll('main h2')].map((heading) => heading.id);
      expect(headings).toEqual(tags.map((tag) => `tag/${tag?.replace(' ', '_')}`));
    }
  });

  test('are led to from every error, at the anchor that it has on one page', async () => {
    const { document, linksIn, title, description } = await open('errors/', language);
    expect({ title, description }).toEqual({ title: texts.errors, description: texts.errorsDescription });
    expect([...document.querySelectorAll('th')].map(textOf)).toEqual([texts.errors, texts.cause, texts.operations]);
    expect(document.querySelector('.table')?.getAttribute('aria-label')).toBe(texts.errors);
    const anchors = new Set(
      contract.operations.flatMap((one) => one.errors.map(({ code, name }) => code ?? `${one.id}.${name}`)),
    );
    const rows = [...document.querySelectorAll('tbody tr')];
    expect(rows.map((row) => row.id)).toEqual([...anchors].sort((one, other) => one.localeCompare(other, 'en')));
    for (const row of rows) {
      const uses = contract.operations.flatMap((one) =>
        one.errors
          .filter(({ code, name }) => (code ?? `${one.id}.${name}`) === row.id)
          .map((error) => ({ one, error })),
      );
      const [{ error } = { error: undefined }] = uses;
      expect(textOf(row.firstElementChild)).toContain(error?.title[language]);
      expect(textOf(row.children[1])).toBe(error?.cause[language].replaceAll('`', '').trim());
      expect(linksIn(`tr[id="${row.id}"]`)).toEqual(uses.map(({ one }) => `./${one.id}/#${row.id}`));
      expect(textOf(row.lastElementChild)).toBe(uses.map(({ one }) => one.summary[language]).join(' '));
    }
  });
});

test('old anchors of the page with all forms lead to the page of errors, and the overview has its styles', () => {
  expect(pagesIn.en.find(({ path }) => path === 'reference/')?.assets).toEqual(['redoc.css', 'reference.css']);
  expect(pagesIn.en.find(({ path }) => path === 'try/')?.otherAnchors).toBe('../errors/');
});

test('an operation leads to ten before and ten after it with its tag', () => {
  const operations = Array.from({ length: 30 }, (_, index) => ({ ...find('listAnimals'), id: `list${index}` }));
  const nearby = (index: number) => {
    const operation = operations[index] as OperationModel;
    const page = { path: `try/${operation.id}/` };
    const [, , group = ''] = String(operationNavigation(page, operation, { ...contract, operations }, 'en')).split(
      '<nav',
    );
    return [...group.matchAll(/try\/list(\d+)\//g)].map(([, number]) => Number(number));
  };
  expect(nearby(15)).toEqual(Array.from({ length: 21 }, (_, index) => index + 5));
  expect(nearby(3)).toEqual(Array.from({ length: 14 }, (_, index) => index));
});
