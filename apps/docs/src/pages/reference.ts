import type { Contract, Language } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import type { Page } from '../frame/page.ts';
import { fillIn } from '../reference/fill-in.ts';
import { translateLabels } from '../reference/labels.ts';
import type { ReferenceSection } from '../reference/render.ts';
import { MOCK_URL } from '../serve.ts';
import { TEXTS } from '../texts.ts';
import { nameIn, rootFrom } from './folders.ts';
import { referenceMarkdown } from './reference-markdown.ts';

/** The id of the section that Redoc renders of an operation. */
export function sectionId({ id }: Pick<Contract['operations'][number], 'id'>): string {
  return `other/${id.toLowerCase()}`;
}

/**
 * The reference that Redoc renders, with samples beside every operation.
 *
 * @param sections What Redoc shows of the contract; see `renderReference`.
 * @param folder Where it is below `reference/`, and the errors are below `errors/`.
 */
export async function referencePage(
  contract: Contract,
  sections: readonly ReferenceSection[],
  language: Language,
  folder = '',
): Promise<Page> {
  const { reference, referenceDescription } = TEXTS[language];
  return {
    path: `reference/${folder}`,
    ...nameIn(folder, { title: reference, description: referenceDescription }, contract, language),
    main: html`<div id="redoc">${raw(await fillSections(contract, sections, language, folder))}</div>`,
    markdown: referenceMarkdown(contract, MOCK_URL, language, folder),
    assets: ['redoc.css', 'reference.css'],
  };
}

/** Puts into what Redoc shows what it leaves out, in the language of the reader. */
export async function fillSections(
  contract: Contract,
  sections: readonly ReferenceSection[],
  language: Language,
  folder: string,
): Promise<string> {
  const codes = new Set(contract.operations.flatMap(({ errors }) => errors.map(({ code }) => code)));
  const errors = `${rootFrom(folder)}errors/${folder}`;
  const filled = await Promise.all(
    sections.map(async ({ id, html }) => {
      const section = linkCodes(translateLabels(html, language), codes, errors);
      const operation = contract.operations.find((one) => id === sectionId(one));
      return operation ? fillIn(section, operation, MOCK_URL, language) : section;
    }),
  );
  const all = filled.join('\n');
  // On a page of its own, an operation has the first heading.
  return folder ? all.replace(/(<\/?h)([2-6])\b/g, (_, tag, level) => `${tag}${level - 1}`) : all;
}

/** Error codes in a table of values lead to what the page of errors says of them. */
function linkCodes(content: string, codes: ReadonlySet<string | undefined>, errors: string): string {
  return content.replace(/(<td[^>]*>)([^<]+)(<\/td>)/g, (cell, open, text, close) =>
    codes.has(text) ? `${open}<a href="${errors}#${text}">${text}</a>${close}` : cell,
  );
}
