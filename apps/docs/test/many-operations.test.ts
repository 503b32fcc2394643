/** What the site is like with so many operations that each has pages of its own. See also `large.longer.test.ts`. */

import type { Contract, OperationModel } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { layout } from '../src/frame/layout.ts';
import { llmsText } from '../src/output/llms.ts';
import { type Recall, recallNothing } from '../src/output/memory.ts';
import { allPages } from '../src/pages/all-pages.ts';
import { notFoundPage } from '../src/pages/not-found.ts';
import { operationNavigation } from '../src/pages/operation-pages.ts';
import { sectionId } from '../src/pages/reference.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { textOf } from './site.ts';

const again = (text: string) => `${text} again`;
/** The operations of the zoo once more, under other names; the first of them have no tag. */
const copies = zoo.operations.slice(3).map(
  (operation, index): OperationModel => ({
    ...operation,
    id: `${operation.id}Again`,
    summary: { en: again(operation.summary.en), zh: again(operation.summary.zh) },
    tags: index < 2 ? [] : ['Second zoo'],
  }),
);
const contract: Contract = { ...zoo, operations: [...zoo.operations, ...copies] };
const find = (id: string) => contract.operations.find((one) => one.id === id) as OperationModel;

/** What Redoc could show of the operations: a heading, and the codes of its errors as values of a field. */
const sections = [
  { id: 'overview', html: '<div id="overview"><h1>The zoo</h1></div>' },
  ...contract.operations.map((operation) => ({
    id: sectionId(operation),
    html: `<div id="${sectionId(operation)}"><h2>${operation.summary.en}</h2><h3>Fields</h3><p>${operation.path}</p>
      <table>${operation.errors.map(({ code }) => `<tr><td>${code}</td></tr>`).join('')}</table><!--samples--></div>`,
  })),
];

const sources = { contract, controlApi: { ...zoo, operations: [] }, versions: [] };

/** The operations whose pages are made here; those of the others are not looked at. */
const LOOKED_AT = ['sendSms', 'verifyCaptcha', 'getOpeningHours', 'buyTicketsAgain'];
const recallOthers: Recall = (inputs, make) => {
  const [, , { operations }] = inputs as [string, string, Contract];
  return Promise.resolve(
    LOOKED_AT.includes(operations[0]?.id ?? '') ? make() : ([] as Awaited<ReturnType<typeof make>>),
  );
};
const pagesIn = {
  en: await allPages(sources, sections, 'en', recallOthers),
  zh: await allPages(sources, sections, 'zh', recallOthers),
};

/** A page in its frame, as readers get it. */
async function open(path: string, language: 'en' | 'zh' = 'en') {
  const page = pagesIn[language].find((one) => one.path === path);
  if (!page) throw new Error(`There is no page ${path}`);
  const frame = { language, assets: {}, inlined: {} };
  const document = parsePage(String(await layout(page, frame)));
  const linksIn = (selector: string) =>
    [...document.querySelectorAll(`${selector} a[href]`)].map((link) => link.getAttribute('href'));
  return { ...page, document, linksIn };
}

test('up to twenty operations are on one page, and of more each has pages of its own, those without errors none of errors', async () => {
  const paths = (pages: readonly { path: string }[]) =>
    pages.map(({ path }) => path).filter((path) => /^(reference|errors|try)\//.test(path));
  const fewer = { ...sources, contract: { ...contract, operations: contract.operations.slice(0, 20) } };
  const few = await allPages(fewer, [], 'en', recallNothing);
  expect(paths(few)).toEqual(['reference/', 'errors/', 'try/']);
  const { reference, referenceDescription, errors, errorsDescription, tryIt, tryDescription } = TEXTS.en;
  expect(few.filter(({ path }) => /^(reference|errors|try)\//.test(path))).toMatchObject([
    { title: reference, description: referenceDescription },
    { title: errors, description: errorsDescription },
    { title: tryIt, description: tryDescription },
  ]);
  expect(contract.operations).toHaveLength(21);
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

describe.for(LANGUAGES)('the pages of an operation in %s', (language) => {
  const texts = TEXTS[language];
  const { id, method, path, summary, errors } = find('buyTicketsAgain');
  const codes = errors.flatMap(({ code }) => code ?? []);

  test('are named after it', async () => {
    const called = `${summary[language]}, ${method} ${path}`;
    expect(await open(`reference/${id}/`, language)).toMatchObject({
      title: summary[language],
      description: `${texts.reference}${texts.colon}${called}`,
    });
    for (const [kind, name] of [
      ['errors', texts.errors],
      ['try', texts.tryIt],
    ] as const) {
      const page = await open(`${kind}/${id}/`, language);
      expect(page).toMatchObject({
        title: `${name}${texts.colon}${summary[language]}`,
        description: `${name}${texts.colon}${called}`,
      });
      expect(textOf(page.document.querySelector('h1'))).toBe(`${name}${texts.colon}${summary[language]}`);
    }
  });

  test('have its section with headings one level higher, samples, and links to its own errors', async () => {
    const { document, linksIn, markdown } = await open(`reference/${id}/`, language);
    expect(textOf(document.querySelector('main h1'))).toBe(summary.en);
    expect(textOf(document.querySelector('main h2'))).toBe('Fields');
    expect(document.querySelectorAll('main h3')).toHaveLength(0);
    expect(document.querySelectorAll('.tabs')).toHaveLength(1);
    expect(codes).not.toHaveLength(0);
    expect(linksIn('main td')).toEqual(codes.map((code) => `../../errors/${id}/#${code}`));
    for (const code of codes) expect(markdown).toContain(`](../../errors/${id}/index.md#${code})`);
    expect(markdown.match(/^## .*$/gm)).toEqual([`## ${summary[language]}`]);
  });

  test('have its errors and no others, and lead from each to the form that triggers it', async () => {
    const { document, linksIn } = await open(`errors/${id}/`, language);
    const anchors = errors
      .map(({ code, name }) => code ?? `${id}.${name}`)
      .sort((one, other) => one.localeCompare(other, 'en'));
    expect([...document.querySelectorAll('section.error h2')].map((one) => one.id)).toEqual(anchors);
    expect(linksIn('main li')).toEqual(anchors.map((anchor) => `../../try/${id}/#${anchor}`));
    const form = await open(`try/${id}/`, language);
    for (const anchor of anchors) expect(form.document.getElementById(anchor)?.tagName).toBe('BUTTON');
    expect(textOf(document.getElementById(`mock-${id}`))).toContain(`${method} ${path}`);
  });

  test('have the forms that it takes inputs from too, in their order', async () => {
    const ids = async (one: string) => {
      const { document } = await open(`try/${one}/`, language);
      const forms = [...document.querySelectorAll('form.try')];
      return forms.map((form) => JSON.parse(form.getAttribute('data-operation') ?? '').id);
    };
    expect(await ids('sendSms')).toEqual(['getCaptcha', 'verifyCaptcha', 'sendSms']);
    expect(await ids('verifyCaptcha')).toEqual(['getCaptcha', 'verifyCaptcha']);
    expect(await ids(id)).toEqual([id]);
  });

  test('lead to each other, and to the same page of those next to it with its tag', async () => {
    const page = await open(`errors/${id}/`, language);
    const [own, group] = [...page.document.querySelectorAll('.contents nav')];
    expect(own?.getAttribute('aria-label')).toBe(summary[language]);
    const links = (nav: Element | undefined) =>
      [...(nav?.querySelectorAll('a') ?? [])].map((link) => [link.getAttribute('href'), textOf(link)]);
    expect(links(own)).toEqual([
      [`../../reference/${id}/`, texts.reference],
      [`../../errors/${id}/`, texts.errors],
      [`../../try/${id}/`, texts.tryIt],
    ]);
    expect(own?.querySelector('[aria-current]')?.outerHTML).toContain(`errors/${id}/" aria-current="page"`);
    expect(own?.querySelectorAll('[aria-current]')).toHaveLength(1);
    expect(group?.getAttribute('aria-label')).toBe(texts.operations);
    const [tag] = find(id).tags;
    expect(textOf(group?.querySelector('p'))).toBe(tag ?? texts.operations);
    const sameTag = contract.operations.filter(({ tags }) => tags[0] === tag);
    expect(links(group)).toEqual([
      ...sameTag.map((one) => [
        `../../${one.errors.length > 0 ? 'errors' : 'reference'}/${one.id}/`,
        one.summary[language],
      ]),
      ['../', texts.allOperations],
    ]);
    const { linksIn } = await open('try/getOpeningHours/', language);
    expect(linksIn('.contents nav:first-child')).toEqual([
      '../../reference/getOpeningHours/',
      '../../try/getOpeningHours/',
    ]);
  });

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

test('llms.txt and the page for what does not exist list the pages of all operations, and no page of one', () => {
  const pages = new Map(LANGUAGES.map((language) => [language, pagesIn[language]]));
  const listed = [llmsText(contract, pages), String(notFoundPage(pages).main)];
  for (const text of listed) {
    expect(text).toContain('errors/');
    expect(text).not.toMatch(/try\/\w+\//);
  }
  expect(listed[0]).toContain('\n- [createAnimal](./reference/createAnimal/index.md): POST /zoo/animals\n');
  expect(listed[0]).toContain('/photos/{photoName} (deprecated)\n');
  expect(listed[0]).toContain('\n- [ZOO.QUERY.0001](./errors/listAnimals/index.md#ZOO.QUERY.0001): ');
});
