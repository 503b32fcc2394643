import type { Contract, Language } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import markdownIt from 'markdown-it';
import { codeBlock, codeTabs } from '../frame/code.ts';
import { heading, type Page } from '../frame/page.ts';
import { exampleCall } from '../samples/call.ts';
import { CONTROL_LANGUAGES } from '../samples/languages.ts';
import { TEXTS } from '../texts.ts';
import { operationMarkdown } from './reference-markdown.ts';

const SAMPLE = /<pre><code class="language-sh">[\s\S]*?<\/pre>/;

/** What leads to the page. */
export function mockControlEntry(language: Language): Pick<Page, 'path' | 'title' | 'description'> {
  const { mockControl: title, mockControlDescription: description } = TEXTS[language];
  return { path: 'guides/mock-control/', title, description };
}

/** The reference of the mock's control API: its Markdown, with samples in every language that tests are written in. */
export function mockControlPage(api: Contract, language: Language): Page {
  const entry = mockControlEntry(language);
  const markdown = markdownIt();
  const operations = api.operations.map((operation) => {
    const [, ...blocks] = operationMarkdown(operation, api.server.url, 'en').split('\n\n');
    // Stryker disable next-line StringLiteral: no input of this API depends on the language
    const call = exampleCall(operation, api.server.url, 'en');
    const samples = codeTabs(call, `samples-${operation.id}`, TEXTS.en, { languages: CONTROL_LANGUAGES });
    const others = operation.body?.contents
      .flatMap(({ examples }) => examples.slice(1))
      .map(({ summary, value }) => html`<p>${summary.en}:</p>${codeBlock(JSON.stringify(value, null, 2), 'json')}`);
    const parts = markdown.render(blocks.join('\n\n')).split(SAMPLE);
    const [before, after] = parts as [string, string];
    return html`${heading(2, operation.id, operation.summary.en, TEXTS.en)}${raw(before)}${samples}${others ?? ''}${raw(after)}`;
  });
  return {
    ...entry,
    main: html`<h1>${entry.title}</h1><p class="lead">${entry.description}</p>
      <div lang="en">${operations}</div>`,
  };
}
