/** A contract of so many operations that each has pages of its own, and what the site is like with it. */

import type { Contract, OperationModel } from '@ciam-sms/contract/model';
import { layout } from '../src/frame/layout.ts';
import type { Recall } from '../src/output/memory.ts';
import { allPages } from '../src/pages/all-pages.ts';
import { sectionId } from '../src/pages/reference.ts';
import { ours, zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';

const again = (text: string) => `${text} again`;
/** The operations of the zoo once more, under other names; the first of them have no tag. */
const copies = zoo.operations.slice(ours.length).map(
  (operation, index): OperationModel => ({
    ...operation,
    id: `${operation.id}Again`,
    summary: { en: again(operation.summary.en), zh: again(operation.summary.zh) },
    tags: index < 2 ? [] : ['Second zoo'],
  }),
);
export const contract: Contract = { ...zoo, operations: [...zoo.operations, ...copies] };
export const find = (id: string) => contract.operations.find((one) => one.id === id) as OperationModel;

/** What Redoc could show of the operations: a heading, and the codes of its errors as values of a field. */
export const sections = [
  { id: 'overview', html: '<div id="overview"><h1>The zoo</h1></div>' },
  ...contract.operations.map((operation) => ({
    id: sectionId(operation),
    html: `<div id="${sectionId(operation)}"><h2>${operation.summary.en}</h2><h3>Fields</h3><p>${operation.path}</p>
      <table>${operation.errors.map(({ code }) => `<tr><td>${code}</td></tr>`).join('')}</table><!--samples--></div>`,
  })),
];

export const sources = { contract, controlApi: { ...zoo, operations: [] }, versions: [] };

/** The operations whose pages are made here; those of the others are not looked at. */
const LOOKED_AT = ['sendSms', 'verifyCaptcha', 'getOpeningHours', 'buyTicketsAgain'];
export const recallOthers: Recall = (inputs, make) => {
  const [, , { operations }] = inputs as [string, string, Contract];
  return Promise.resolve(
    LOOKED_AT.includes(operations[0]?.id ?? '') ? make() : ([] as Awaited<ReturnType<typeof make>>),
  );
};
export const pagesIn = {
  en: await allPages(sources, sections, 'en', recallOthers),
  zh: await allPages(sources, sections, 'zh', recallOthers),
};

/** A page in its frame, as readers get it. */
export async function open(path: string, language: 'en' | 'zh' = 'en') {
  const page = pagesIn[language].find((one) => one.path === path);
  if (!page) throw new Error(`There is no page ${path}`);
  const inlined = { 'site.css': '', 'redoc.css': '', 'reference.css': '', 'theme.js': '' };
  const frame = { language, assets: {}, inlined };
  const document = parsePage(String(await layout(page, frame)));
  const linksIn = (selector: string) =>
    [...document.querySelectorAll(`${selector} a[href]`)].map((link) => link.getAttribute('href'));
  return { ...page, document, linksIn };
}
