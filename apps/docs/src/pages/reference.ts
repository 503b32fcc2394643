import type { Contract, Language } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import type { Page } from '../frame/page.ts';
import { bundledContract } from '../reference/bundled-contract.ts';
import { fillIn } from '../reference/fill-in.ts';
import { translateLabels } from '../reference/labels.ts';
import { renderReference } from '../reference/render.ts';
import { MOCK_URL } from '../serve.ts';
import { TEXTS } from '../texts.ts';
import { referenceMarkdown } from './reference-markdown.ts';

/** The reference that Redoc renders, with samples beside every operation; and the styles that it needs. */
export async function referencePage(contract: Contract, language: Language): Promise<{ page: Page; css: string }> {
  const { sections, css } = await renderReference(JSON.parse(await bundledContract(language, 'json')));
  const codes = new Set(contract.operations.flatMap(({ errors }) => errors.flatMap(({ code }) => code ?? [])));
  const filled = await Promise.all(
    sections.map(async ({ id, html }) => {
      const section = linkCodes(translateLabels(html, language), codes);
      const operation = contract.operations.find((one) => id.endsWith(`/${one.id.toLowerCase()}`));
      return operation ? fillIn(section, operation, MOCK_URL, language) : section;
    }),
  );
  return {
    page: {
      path: 'reference/',
      title: TEXTS[language].reference,
      description: TEXTS[language].referenceDescription,
      main: html`<div id="redoc">${raw(filled.join('\n'))}</div>`,
      markdown: referenceMarkdown(contract, MOCK_URL, language),
      assets: ['redoc.css', 'reference.css'],
    },
    css,
  };
}

/** Error codes in a table of values lead to what the page of errors says of them. */
function linkCodes(content: string, codes: ReadonlySet<string>): string {
  return content.replace(/(<td[^>]*>)([^<]+)(<\/td>)/g, (cell, open, text, close) =>
    codes.has(text) ? `${open}<a href="../errors/#${text}">${text}</a>${close}` : cell,
  );
}
