import { ownMethod } from '@ciam-sms/client/facade';
import type { Contract, Language, MockCause, OperationError, OperationModel } from '@ciam-sms/contract/model';
import { html } from 'hono/html';
import { codeBlock } from '../frame/code.ts';
import { type Html, heading, type Page, sentence } from '../frame/page.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { nameIn, rootFrom } from './folders.ts';
import { type DocumentedError, type ErrorUse, errorAnchor, listErrors, preferenceFor } from './list-errors.ts';

/**
 * The page of all errors, each at an anchor of its own: its code, if it has one.
 *
 * @param folder Where it is below `errors/`, and the forms are below `try/`.
 */
export function errorsPage(contract: Contract, language: Language, folder = ''): Page {
  const texts = TEXTS[language];
  const name = nameIn(folder, { title: texts.errors, description: texts.errorsDescription }, contract, language);
  return {
    path: `errors/${folder}`,
    ...name,
    main: html`
      <h1>${name.title}</h1>
      <p>${sentence(texts.errorsIntro)}</p>
      ${listErrors(contract).map((error) => errorSection(error, folder, language, texts))}
      ${contract.operations
        .filter(({ errors }) => errors.length > 0)
        .map(
          (operation) => html`
        ${heading(2, `mock-${operation.id}`, mockTitle(operation, texts), texts)}
        <p>${texts.mockIntro}</p>
        ${causesTable(operation, language, './')}`,
        )}`,
  };
}

function mockTitle({ method, path }: OperationModel, { onTheMock, colon }: Texts): string {
  return `${onTheMock}${colon}${method} ${path}`;
}

/**
 * The table of everything that makes the mock return an error of an operation, magic inputs included.
 *
 * @param errorsPath Leads to the page of errors.
 */
export function causesTable(operation: OperationModel, language: Language, errorsPath: string): Html {
  const texts = TEXTS[language];
  return html`<div class="table" tabindex="0" role="region" aria-label="${texts.causesOf} ${operation.id}"><table>
    <thead><tr><th scope="col">${texts.cause}</th><th scope="col">${texts.response}</th></tr></thead>
    <tbody>${operation.errors.flatMap((error) =>
      error.mockCauses.map(
        (cause) =>
          html`<tr><td>${describeCause(cause, texts)}</td><td><a href="${errorsPath}#${errorAnchor(operation, error)}">${nameOf(error)}</a></td></tr>`,
      ),
    )}</tbody>
  </table></div>`;
}

/** How an error is called: by its code, or else by its status and name. */
export function nameOf({ code, status, name }: OperationError): Html {
  const label = code ?? (name === String(status) ? name : `${status} ${name}`);
  return html`<code>${label}</code>`;
}

function errorSection({ anchor, uses }: DocumentedError, folder: string, language: Language, texts: Texts): Html {
  const { status, title, message, cause, remedy } = uses[0].error;
  return html`
    <section class="error" aria-labelledby="${anchor}">
      ${heading(2, anchor, html`${nameOf(uses[0].error)} <small>${title[language]}</small>`, texts, uses[0].error.code ?? anchor)}
      <dl>
        <dt>${texts.status}</dt><dd>${status}</dd>
        ${message ? html`<dt>${texts.messages}</dt><dd><span lang="en">${message.en}</span><br><span lang="zh-Hans">${message.zh}</span></dd>` : ''}
        <dt>${texts.cause}</dt><dd>${sentence(cause[language])}</dd>
        <dt>${texts.whatToDo}</dt><dd>${sentence(remedy[language])}</dd>
        <dt>${texts.triggerIt}</dt><dd>${uses.map((use) =>
          triggers(
            use,
            `${rootFrom(folder)}try/${folder}#${use === uses[0] ? '' : `${use.operation.id}/`}${anchor}`,
            texts,
          ),
        )}</dd>
        <dt>${texts.inTheClient}</dt><dd>${handlings(uses, language).map((code) => codeBlock(code, 'typescript'))}</dd>
      </dl>
    </section>`;
}

/** What makes the mock return an error of one operation, and a link to the form that does so. */
function triggers({ operation, error }: ErrorUse, form: string, texts: Texts): Html {
  const { method, path } = operation;
  const [english, chinese] = [preferenceFor(error, 'en'), preferenceFor(error, 'zh').replace('example=', '')];
  return html`<p><code>${method} ${path}</code></p><ul>${error.mockCauses.map((one) => html`<li>${describeCause(one, texts)}</li>`)}
    <li>${texts.always} <code>Prefer: ${english}</code>${error.examples ? html` ${texts.or} <code>${chinese}</code>` : ''}</li>
    <li><a href="${form}">${texts.tryThis}</a></li></ul>`;
}

/** Code that handles an error, for each kind of client that can get it; its remedy is a comment. */
function handlings(uses: readonly [ErrorUse, ...ErrorUse[]], language: Language): string[] {
  const conditions = uses.map(({ operation, error: { code, status } }) => {
    if (ownMethod(operation.id))
      return code === undefined
        ? `result.outcome === 'unexpected-answer' && result.status === ${status}`
        : `result.outcome === 'rejected' && result.code === '${code}'`;
    return `response.status === ${status}${code === undefined ? '' : ` && error?.error_code === '${code}'`}`;
  });
  return [...new Set(conditions)].map((condition) => `if (${condition}) {\n  // ${uses[0].error.remedy[language]}\n}`);
}

function describeCause(cause: MockCause, texts: Texts): Html | string {
  if ('request' in cause) return texts.anyOtherViolation;
  const subject = html`<code>${inputOf(cause).name}</code>`;
  if ('equals' in cause) return html`${subject} ${texts.is} <code>${String(cause.equals)}</code>`;
  if ('startsWith' in cause)
    return html`${subject} ${texts.startsWith[0]} <code>${cause.startsWith}</code>${texts.startsWith[1]}`;
  if (cause.is === 'missing') return html`${subject} ${texts.isMissing['field' in cause ? 'field' : 'parameter']}`;
  return html`${subject} ${texts.isUnlisted} <code>${String(cause.example)}</code>`;
}

/** The input that a cause looks at. */
export function inputOf(cause: Exclude<MockCause, { request: string }>) {
  for (const place of ['path', 'query', 'header', 'cookie', 'field'] as const) {
    const name = (cause as Partial<Record<string, string>>)[place];
    if (name !== undefined) return { place, name };
  }
  throw new Error(`No place is known of the cause ${JSON.stringify(cause)}`);
}
