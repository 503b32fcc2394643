import { type CatalogueError, errors, type Language, type MockCause, operations } from '@ciam-sms/contract';
import { html } from 'hono/html';
import { codeBlock } from '../code.ts';
import { type Html, heading, type Page, sentence } from '../page.ts';
import { TEXTS, type Texts } from '../texts.ts';

const catalogue: Readonly<Record<string, CatalogueError>> = errors;

/** The page of all errors, each at an anchor of its own, which is its code. */
export function errorsPage(language: Language): Page {
  const texts = TEXTS[language];
  return {
    path: 'errors/',
    title: texts.errors,
    description: texts.errorsDescription,
    main: html`
      <h1>${texts.errors}</h1>
      <p>${sentence(texts.errorsIntro)}</p>
      ${Object.values(catalogue).map((error) => errorSection(error, language, texts))}
      ${Object.keys(operations).map(
        (id) => html`
        ${heading(2, `mock-${id}`, mockTitle(id, texts), texts)}
        <p>${texts.mockIntro}</p>
        ${causesTable(id, language, './')}`,
      )}`,
  };
}

function mockTitle(id: string, { onTheMock }: Texts): string {
  const { method, path } = operations[id as keyof typeof operations];
  return `${onTheMock}: ${method} ${path}`;
}

/**
 * The table of everything that makes the mock answer an operation with an error, magic inputs included.
 *
 * @param errorsPath Leads to the page of errors.
 */
export function causesTable(operationId: string, language: Language, errorsPath: string): Html {
  const texts = TEXTS[language];
  const { errorCodes } = operations[operationId as keyof typeof operations];
  return html`<div class="table" tabindex="0" role="region" aria-label="${texts.causesOf} ${operationId}"><table>
    <thead><tr><th scope="col">${texts.cause}</th><th scope="col">${texts.answer}</th></tr></thead>
    <tbody>${errorCodes.flatMap((code) =>
      errors[code].mockCauses.map(
        (cause) =>
          html`<tr><td>${describeCause(cause, texts)}</td><td><a href="${errorsPath}#${code}"><code>${code}</code></a></td></tr>`,
      ),
    )}</tbody>
  </table></div>`;
}

function errorSection(error: CatalogueError, language: Language, texts: Texts): Html {
  const { code, name, status, title, message, cause, remedy, mockCauses } = error;
  return html`
    <section class="error" aria-labelledby="${code}">
      ${heading(2, code, html`<code>${code}</code>`, texts, code)}
      <p class="subtitle">${title[language]}</p>
      <dl>
        <dt>${texts.status}</dt><dd>${status}</dd>
        <dt>${texts.messages}</dt><dd><span lang="en">${message.en}</span><br><span lang="zh-Hans">${message.zh}</span></dd>
        <dt>${texts.cause}</dt><dd>${sentence(cause[language])}</dd>
        <dt>${texts.whatToDo}</dt><dd>${sentence(remedy[language])}</dd>
        <dt>${texts.provoke}</dt><dd><ul>${mockCauses.map((one) => html`<li>${describeCause(one, texts)}</li>`)}
          <li>${texts.always} <code>Prefer: example=${name}.en</code> ${texts.or} <code>${name}.zh</code></li>
          <li><a href="../try/#${code}">${texts.tryThis}</a></li></ul></dd>
        <dt>${texts.inTheClient}</dt><dd>${codeBlock(handling(error, language), 'typescript')}</dd>
      </dl>
    </section>`;
}

/** Code that handles an error; its remedy stands in it as a comment. */
function handling({ code, remedy }: CatalogueError, language: Language): string {
  return `if (result.outcome === 'rejected' && result.code === '${code}') {
  // ${remedy[language]}
}`;
}

function describeCause(cause: MockCause, texts: Texts): Html | string {
  if ('request' in cause) return texts.anyOtherBreach;
  const subject = html`<code>${'header' in cause ? cause.header : cause.field}</code>`;
  if ('equals' in cause) return html`${subject} ${texts.is} <code>${cause.equals}</code>`;
  if ('startsWith' in cause) return html`${subject} ${texts.beginsWith} <code>${cause.startsWith}</code>`;
  if (cause.is === 'missing') return html`${subject} ${texts.isMissing}`;
  return html`${subject} ${texts.isUnlisted} <code>${cause.example}</code>`;
}
