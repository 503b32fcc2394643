import { errors, type Language } from '@ciam-sms/contract';
import { html, raw } from 'hono/html';
import { sampleTabs } from '../code.ts';
import { defaultServer, listOperations, readContract } from '../contract.ts';
import type { Page } from '../page.ts';
import { translateLabels } from '../redoc/labels.ts';
import { type ReferenceSection, renderReference, SAMPLES_PLACE } from '../redoc/render.ts';
import { exampleCall } from '../samples.ts';
import { TEXTS } from '../texts.ts';

/** The reference that Redoc renders, with samples beside every operation; and the styles that it needs. */
export async function referencePage(language: Language): Promise<{ page: Page; css: string }> {
  const texts = TEXTS[language];
  const contract = await readContract(language);
  const operations = await listOperations(contract);
  const { sections, css } = await renderReference(contract);

  const withSamples = await Promise.all(
    sections.map(async ({ id, html: content }: ReferenceSection) => {
      const operation = operations.find((one) => id.endsWith(`/${one.id.toLowerCase()}`));
      if (!operation) return content;
      const call = exampleCall(operation, defaultServer(contract));
      return content.replace(SAMPLES_PLACE, String(await sampleTabs(call, `sample-${operation.id}`, texts)));
    }),
  );
  const linked = withSamples.map((content) => linkCodes(translateLabels(content, language)));
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
function linkCodes(content: string): string {
  return content.replace(/(<td[^>]*>)([^<]+)(<\/td>)/g, (cell, open, text, close) =>
    Object.hasOwn(errors, text) ? `${open}<a href="./errors/#${text}">${text}</a>${close}` : cell,
  );
}
