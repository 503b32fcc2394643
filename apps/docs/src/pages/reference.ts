import { type Contract, defaultServer, type Language } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import { sampleTabs } from '../frame/code.ts';
import type { Page } from '../frame/page.ts';
import { bundledContract } from '../reference/bundled-contract.ts';
import { translateLabels } from '../reference/labels.ts';
import { type ReferenceSection, renderReference, SAMPLES_PLACE } from '../reference/render.ts';
import { exampleCall } from '../samples/call.ts';
import { TEXTS } from '../texts.ts';

/** The reference that Redoc renders, with samples beside every operation; and the styles that it needs. */
export async function referencePage(contract: Contract, language: Language): Promise<{ page: Page; css: string }> {
  const texts = TEXTS[language];
  const { sections, css } = await renderReference(JSON.parse(await bundledContract(language, 'json')));

  const withSamples = await Promise.all(
    sections.map(async ({ id, html: content }: ReferenceSection) => {
      const operation = contract.operations.find((one) => id.endsWith(`/${one.id.toLowerCase()}`));
      if (!operation) return content;
      const call = exampleCall(operation, defaultServer(contract));
      const samples = String(await sampleTabs(call, `sample-${operation.id}`, texts));
      return content.replace(SAMPLES_PLACE, () => samples);
    }),
  );
  const codes = new Set(contract.operations.flatMap(({ errors }) => errors.flatMap(({ code }) => code ?? [])));
  const linked = withSamples.map((content) => linkCodes(translateLabels(content, language), codes));
  return {
    page: {
      path: '',
      title: texts.site,
      description: texts.referenceDescription,
      main: html`<div id="redoc">${raw(linked.join('\n'))}</div>`,
      assets: ['reference.css'],
    },
    css,
  };
}

/** Error codes in a table of values lead to what the page of errors says of them. */
function linkCodes(content: string, codes: ReadonlySet<string>): string {
  return content.replace(/(<td[^>]*>)([^<]+)(<\/td>)/g, (cell, open, text, close) =>
    codes.has(text) ? `${open}<a href="./errors/#${text}">${text}</a>${close}` : cell,
  );
}
