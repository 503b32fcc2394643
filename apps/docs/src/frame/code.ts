import highlighter from 'highlight.js';
import { html, raw } from 'hono/html';
import type { Call } from '../samples/call.ts';
import { SAMPLE_LANGUAGES } from '../samples/languages.ts';
import type { Texts } from '../texts.ts';
import type { Html } from './page.ts';

/** What was coloured before, by language and code: several pages show the same sample. */
const coloured = new Map<string, string>();

/** A block of code, with its syntax in colour. */
export function codeBlock(code: string, language: string): Html {
  const key = `${language} ${code}`;
  const value = coloured.get(key) ?? colour(code, language);
  coloured.set(key, value);
  return html`<div class="copyable"><pre class="code" tabindex="0" data-language="${language}"><code translate="no">${raw(value)}</code></pre></div>`;
}

function colour(code: string, language: string): string {
  const known = highlighter.getLanguage(language) ? language : 'plaintext';
  return highlighter.highlight(code.trimEnd(), { language: known }).value;
}

/** What tabs may have beside the samples: what stands before them, attributes, and other languages than all. */
interface Tabs {
  before?: Html;
  attributes?: Html;
  languages?: typeof SAMPLE_LANGUAGES;
}

/** A call in every language, one of which is shown; which one needs no script. */
export function codeTabs(
  call: Call,
  group: string,
  { sampleLanguage }: Texts,
  { before, attributes, languages = SAMPLE_LANGUAGES }: Tabs = {},
): Html {
  return html`<fieldset class="tabs" ${attributes ?? ''}><legend class="unseen">${sampleLanguage}</legend>${before ?? ''}
    ${languages.map(
      ({ id, label, highlight, print }, index) =>
        html`<label><input type="radio" name="${group}" value="${id}" ${index === 0 ? raw('checked') : ''}><span>${label}</span></label>${codeBlock(print(call), highlight)}`,
    )}
    <span class="end" hidden></span>
  </fieldset>`;
}

/** What a field for a base URL takes; the browser tells who enters something else. */
export function baseUrlForm(texts: Texts): Html {
  const pattern = 'https?://[^@?#]+';
  return html`type="url" required pattern="${pattern}" title="${texts.baseUrlForm}" autocomplete="url" spellcheck="false"`;
}

/** A call in every language, which a script aims at the base URL that the reader chose. */
export function sampleTabs(call: Call, group: string, texts: Texts): Html {
  const before = html`<label class="base-url" hidden>${texts.baseUrl} <input ${baseUrlForm(texts)} value="${call.baseUrl}"></label>`;
  return codeTabs(call, group, texts, { before, attributes: html`data-call="${JSON.stringify(call)}"` });
}
