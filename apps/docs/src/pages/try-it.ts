import { type CatalogueError, errors, operations as known, type Language } from '@ciam-sms/contract';
import { html, raw } from 'hono/html';
import { sampleTabs } from '../code.ts';
import { ANY_SERVER } from '../content-security-policy.ts';
import { type DocumentedOperation, type Field, listOperations, type Parameter, readContract } from '../contract.ts';
import { type Html, heading, type Page, sentence } from '../page.ts';
import { exampleCall } from '../samples.ts';
import { LANGUAGES, TEXTS, type Texts } from '../texts.ts';

/** Where `npm start` and `npx @ciam-sms/mock` put the mock. */
const MOCK = 'http://127.0.0.1:4010';

/** The page that sends a real request. Its forms are made here; the script in `browser/try-it.ts` brings them to life. */
export async function tryItPage(language: Language): Promise<Page> {
  const texts = TEXTS[language];
  const operations = await listOperations(await readContract(language));
  return {
    path: 'try/',
    title: texts.tryIt,
    description: texts.tryDescription,
    assets: ['try-it.ts'],
    connect: ANY_SERVER,
    main: html`
      <h1>${texts.tryIt}</h1>
      <p class="lead">${texts.tryIntro}</p>
      <p>${sentence(texts.tryMock)} <strong>${texts.tryWarning}</strong></p>
      <noscript><p>${texts.needsScript}</p></noscript>
      ${operations.map((operation) => operationForm(operation, language, texts))}`,
  };
}

function operationForm(operation: DocumentedOperation, language: Language, texts: Texts): Html {
  const { id, method, path, mediaType, summary, parameters, fields, example } = operation;
  const headers = parameters.filter((one) => one.in === 'header');
  const others = parameters.filter((one) => one.in !== 'header');
  const codes = known[id as keyof typeof known].errorCodes as readonly (keyof typeof errors)[];
  return html`
    ${heading(2, `try-${id}`, summary, texts)}
    <p class="subtitle"><code>${method} ${path}</code></p>
    <form class="try" data-operation="${JSON.stringify({ id, method, path, mediaType })}" novalidate>
      <label><span>${texts.baseUrl}</span><input name="baseUrl" type="url" value="${MOCK}" required></label>
      <fieldset class="cases"><legend>${texts.fillIn}</legend>
        <button type="button" data-change="{}">${texts.success}</button>
        ${codes.map((code) => caseButton(errors[code], id, language))}
      </fieldset>
      <fieldset><legend>${texts.headers}</legend>${headers.map((header) => parameterInput(header, language, texts))}</fieldset>
      ${others.length > 0 ? html`<fieldset><legend>${texts.parameters}</legend>${others.map((one) => parameterInput(one, language, texts))}</fieldset>` : ''}
      ${fields.length > 0 ? html`<fieldset><legend>${texts.body}</legend>${fields.map((field) => fieldInput(field, id, example?.[field.name]))}</fieldset>` : ''}
      <button type="submit" class="send" data-busy="${texts.sending}">${texts.send}</button>
    </form>
    <section class="result" aria-label="${texts.outcome}: ${summary}">
      <h3>${texts.outcome}</h3>
      <div class="outcome" role="status"><p>${texts.outcomeEmpty}</p></div>
      <div class="exchange" hidden data-none="${texts.noResponse}" data-empty="${texts.emptyBody}"><h3>${texts.exchange}</h3>
        <h4>${texts.request}</h4><div class="copyable"><pre class="code raw-request" tabindex="0" translate="no"></pre></div>
        <h4>${texts.response}</h4><div class="copyable"><pre class="code raw-response" tabindex="0" translate="no"></pre></div></div>
      <h3>${texts.sameAsCode}</h3>
      ${sampleTabs(exampleCall(operation, MOCK), `try-sample-${id}`, texts)}
    </section>`;
}

/** An error has its code as its anchor, at the first operation that has it; others put their id before it. */
function anchorOf(code: string, operationId: string): string {
  const [first] =
    Object.entries(known).find(([, { errorCodes }]) => (errorCodes as readonly string[]).includes(code)) ?? [];
  return first === operationId ? code : `${operationId}/${code}`;
}

/** A button that fills in what makes the mock answer with an error. */
function caseButton({ code, title, mockCauses }: CatalogueError, operationId: string, language: Language): Html {
  const cause = mockCauses.find((one) => !('request' in one));
  if (!cause || 'request' in cause) return html``;
  const name = 'header' in cause ? `header:${cause.header}` : `field:${cause.field}`;
  let value = '';
  if ('equals' in cause) value = cause.equals;
  else if ('startsWith' in cause) value = cause.startsWith;
  else if (cause.is === 'unlisted') value = cause.example;
  return html`<button type="button" id="${anchorOf(code, operationId)}" data-change="${JSON.stringify({ [name]: value })}"><code>${code}</code> ${title[language]}</button>`;
}

function parameterInput(
  { name, in: place, required, description, example, selects }: Parameter,
  language: Language,
  texts: Texts,
) {
  const attributes = raw(required ? 'required' : '');
  return html`<label><span><code>${name}</code>${required ? raw(' <b aria-hidden="true">*</b>') : ''}</span>
    ${
      selects === 'language'
        ? html`<select name="${place}:${name}">${LANGUAGES.map((one) => html`<option value="${one}" ${one === language ? raw('selected') : ''}>${one}</option>`)}<option value="">(${texts.omit})</option></select>`
        : html`<input name="${place}:${name}" value="${example}" ${attributes} autocomplete="off" spellcheck="false" placeholder="(${texts.omit})">`
    }
    <small>${sentence(description.trim())}</small></label>`;
}

/** A field with listed values still takes any text: an unlisted value is one of the documented errors. */
function fieldInput({ name, required, description, values }: Field, operationId: string, example: unknown): Html {
  const list = `values-${operationId}-${name}`;
  return html`<label><span><code>${name}</code>${required ? raw(' <b aria-hidden="true">*</b>') : ''}</span>
    <input name="field:${name}" value="${String(example ?? '')}" ${required ? raw('required') : ''} autocomplete="off" spellcheck="false" ${values ? html`list="${list}"` : ''}>
    ${values ? html`<datalist id="${list}">${Object.entries(values).map(([value, meaning]) => html`<option value="${value}">${meaning.replaceAll('`', '')}</option>`)}</datalist>` : ''}
    <small>${sentence(description.trim())}</small></label>`;
}
