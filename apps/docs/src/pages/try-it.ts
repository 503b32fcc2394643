import type { Contract, Language, OperationModel } from '@ciam-sms/contract/model';
import { html } from 'hono/html';
import { baseUrlForm, codeTabs } from '../frame/code.ts';
import { type Html, heading, type Page, sentence } from '../frame/page.ts';
import { ANY_SERVER } from '../output/content-security-policy.ts';
import { calledOperation, exampleCall } from '../samples/call.ts';
import { MOCK_URL } from '../serve.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { inputOf } from './errors.ts';
import { readFlow, type Source } from './flow.ts';
import { nameIn } from './folders.ts';
import { bodyInputs, isInArray, parameterInput, preferInput } from './form-inputs.ts';
import { type DocumentedError, type ErrorUse, listErrors, preferenceFor } from './list-errors.ts';

const PLACES = ['path', 'query', 'header', 'cookie'] as const;

/**
 * The page that sends a real request. Its forms are made here; the script in `browser/try-it.ts` brings them to life.
 *
 * @param folder Where it is below `try/`.
 */
export async function tryItPage(contract: Contract, language: Language, folder = ''): Promise<Page> {
  const texts = TEXTS[language];
  const errors = listErrors(contract);
  const flow = readFlow();
  const steps = [...flow.keys()];
  const place = ({ id }: OperationModel) => (steps.includes(id) ? steps.indexOf(id) : steps.length);
  const name = nameIn(folder, { title: texts.tryIt, description: texts.tryDescription }, contract, language);
  const operations = contract.operations.toSorted((a, b) => place(a) - place(b));
  return {
    path: `try/${folder}`,
    ...name,
    assets: ['try-it.ts'],
    connect: ANY_SERVER,
    main: html`
      <h1>${name.title}</h1>
      <p class="lead">${texts.tryIntro}</p>
      <p>${sentence(texts.tryMock)}</p>
      ${operations.some(({ id }) => flow.has(id)) ? html`<p>${texts.tryFlow}</p>` : ''}
      <noscript><p>${texts.needsScript}</p></noscript>
      ${operations.map((operation) => operationForm(operation, flow.get(operation.id), errors, language, texts))}`,
  };
}

function operationForm(
  operation: OperationModel,
  sources: Readonly<Record<string, Source>> | undefined,
  errors: DocumentedError[],
  language: Language,
  texts: Texts,
): Html {
  const { id, method, path, summary, deprecated, parameters, body } = operation;
  const cases = errors.flatMap(({ anchor, uses }) =>
    uses
      .filter((use) => use.operation === operation)
      .map((use) => caseButton(use, use === uses[0] ? anchor : `${id}/${anchor}`, language)),
  );
  return html`
    ${heading(2, `try-${id}`, summary[language], texts)}
    <p class="subtitle"><code>${method} ${path}</code>${deprecated ? html` <strong>${texts.deprecated}</strong>` : ''}</p>
    <form class="try" aria-label="${summary[language]}" data-operation="${JSON.stringify(calledOperation(operation))}" data-sources="${JSON.stringify(sources ?? {})}" novalidate>
      <label><span>${texts.baseUrl}</span><input name="baseUrl" ${baseUrlForm(texts)} value="${MOCK_URL}"></label>
      <p class="warning" role="status" data-warning="${texts.tryWarning}"></p>
      <fieldset class="cases"><legend>${texts.loadExample}</legend>
        <button type="button" data-change="{}">${texts.success}</button>
        ${cases}
      </fieldset>
      ${PLACES.map((place) => {
        const inputs = parameters.filter((one) => one.in === place);
        if (inputs.length === 0 && place !== 'header') return '';
        return html`<fieldset><legend>${texts.places[place]}</legend>
          ${inputs.map((one) => parameterInput(one, id, language, texts))}${place === 'header' ? preferInput(id, texts) : ''}
          ${place === 'cookie' ? html`<p>${texts.cookiesNeedSameOrigin}</p>` : ''}</fieldset>`;
      })}
      ${body ? bodyInputs(body, id, language, texts) : ''}
      <button type="submit" class="send" data-busy="${texts.sending}">${texts.send}</button>
    </form>
    <section class="result" aria-label="${texts.outcome}: ${summary[language]}">
      <h3>${texts.outcome}</h3>
      <div class="outcome" role="status" data-unreachable="${texts.unreachable}" data-passed-on="${texts.passedOn}"><p>${texts.outcomeEmpty}</p></div>
      <div class="exchange" hidden data-none="${texts.noResponse}" data-empty="${texts.emptyBody}"><h3>${texts.exchange}</h3>
        <h4>${texts.request}</h4><div class="copyable"><pre class="code raw-request" tabindex="0" translate="no"></pre></div>
        <h4>${texts.response}</h4><div class="copyable"><pre class="code raw-response" tabindex="0" translate="no"></pre></div></div>
      <h3>${texts.sampleCode}</h3>
      ${codeTabs(exampleCall(operation, MOCK_URL, language), `try-sample-${id}`, texts)}
    </section>`;
}

/** A button that fills in what makes the mock return an error: an input, or `Prefer` where no single input does. */
function caseButton({ error, operation }: ErrorUse, anchor: string, language: Language): Html {
  const { code, status, title, mockCauses } = error;
  const [content] = operation.body?.contents ?? [];
  const hasInput = ({ place, name }: ReturnType<typeof inputOf>) =>
    place !== 'field' || (content !== undefined && !isInArray(name, content));
  const cause = mockCauses.flatMap((one) => ('request' in one ? [] : one)).find((one) => hasInput(inputOf(one)));
  let change: Record<string, string> = { 'header:Prefer': preferenceFor(error, language) };
  if (cause) {
    const { place, name } = inputOf(cause);
    let value: unknown = '';
    if ('equals' in cause) value = cause.equals;
    else if ('startsWith' in cause) value = cause.startsWith;
    else if (cause.is === 'unlisted') value = cause.example;
    change = { [`${place}:${name}`]: String(value) };
  }
  return html`<button type="button" id="${anchor}" data-change="${JSON.stringify(change)}"><code>${code ?? status}</code> ${title[language]}</button>`;
}
