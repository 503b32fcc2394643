import type { Contract, Language, OperationModel } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import { type Html, type Page, sentence } from '../frame/page.ts';
import type { ReferenceSection } from '../reference/render.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { nameOf } from './errors.ts';
import { listErrors } from './list-errors.ts';
import { fillSections, sectionId } from './reference.ts';

/** The pages that lead to those of the operations, where each operation has pages of its own. */
export async function indexPages(
  contract: Contract,
  sections: readonly ReferenceSection[],
  language: Language,
): Promise<[reference: Page, errors: Page, tryIt: Page]> {
  const texts = TEXTS[language];
  const { reference, referenceDescription, errors, errorsDescription, errorsIntro, tryIt, tryDescription } = texts;
  // Stryker disable next-line StringLiteral: the overview leads to nothing in a folder
  const overview = await fillSections(contract, sections.slice(0, 1), language, '');
  return [
    {
      path: 'reference/',
      title: reference,
      description: referenceDescription,
      // An address below this page may be older than the pages of the operations: it leads to their place in the list.
      main: html`<div id="redoc">${raw(overview)}</div>
        ${listByTag(contract, language, texts, sectionId)}`,
      assets: ['redoc.css', 'reference.css'],
    },
    {
      path: 'errors/',
      title: errors,
      description: errorsDescription,
      main: html`<h1>${errors}</h1><p>${sentence(errorsIntro)}</p>${errorsTable(contract, language, texts)}`,
    },
    {
      path: 'try/',
      title: tryIt,
      description: tryDescription,
      otherAnchors: '../errors/',
      main: html`<h1>${tryIt}</h1><p class="lead">${tryDescription}</p>
        ${listByTag(contract, language, texts, ({ id }) => `try-${id}`)}`,
    },
  ];
}

/** Every operation below its first tag, in the order of the contract. */
function listByTag(
  { operations }: Contract,
  language: Language,
  { untagged }: Texts,
  anchorOf: (operation: OperationModel) => string,
): Html {
  const tagOf = ({ tags: [tag = untagged] }: OperationModel) => tag;
  return html`${[...new Set(operations.map(tagOf))].map(
    (tag) => html`<h2 id="${tagAnchor(tag)}">${tag}</h2>
      <ul class="operations">${operations
        .filter((one) => tagOf(one) === tag)
        .map(
          (operation) =>
            html`<li id="${anchorOf(operation)}"><a href="./${operation.id}/">${operation.summary[language]}</a> <code>${operation.method} ${operation.path}</code></li>`,
        )}</ul>`,
  )}`;
}

/** An id for a tag: ids have no spaces. */
function tagAnchor(tag: string): string {
  return `tag/${tag.replace(/\s/g, '_')}`;
}

/** Every error at the anchor that it has wherever all are on one page, with the operations that return it. */
function errorsTable(contract: Contract, language: Language, texts: Texts): Html {
  return html`<div class="table" tabindex="0" role="region" aria-label="${texts.errors}"><table>
    <thead><tr><th scope="col">${texts.errors}</th><th scope="col">${texts.cause}</th><th scope="col">${texts.operations}</th></tr></thead>
    <tbody>${listErrors(contract).map(
      ({ anchor, uses }) => html`<tr id="${anchor}"><td>${nameOf(uses[0].error)} ${uses[0].error.title[language]}</td>
        <td>${sentence(uses[0].error.cause[language])}</td>
        <td>${uses.map(({ operation }) => html`<a href="./${operation.id}/#${anchor}">${operation.summary[language]}</a> `)}</td></tr>`,
    )}</tbody>
  </table></div>`;
}
