/** The pages that an operation has where there are many. */

import { describe, expect, test } from 'vitest';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { contract, find, open } from './many-operations.ts';
import { textOf } from './site.ts';

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
    const withForms = await open('errors/sendSms/', language);
    expect(withForms.document.querySelectorAll('section.error')).toHaveLength(find('sendSms').errors.length);
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
    expect(own?.querySelector('a')?.getAttributeNames()).toEqual(['href']);
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
    const { document } = await open('try/getOpeningHours/', language);
    const [withoutErrors, nearby] = [...document.querySelectorAll('.contents nav')];
    expect(textOf(withoutErrors)).toBe(`${texts.reference}${texts.tryIt}`);
    expect(links(nearby).map(([href]) => href)).toContain('../../try/getOpeningHours/');
  });
});
