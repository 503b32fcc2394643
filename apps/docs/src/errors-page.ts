import { type CatalogueError, errors, type MockCause, type Operation, operations } from '@ciam-sms/contract';
import { html } from 'hono/html';

const catalogue: Record<string, CatalogueError> = errors;

/** Renders the page of all errors, each with an anchor of its own: its code; and what the mock answers to. */
export function errorsPage(css: string) {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Errors · CIAM SMS API</title>
  <meta name="description" content="Every error code of the CIAM SMS API: messages, cause, remedy, and how to provoke it on the mock.">
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="${css}">
</head>
<body class="page">
  <nav class="site" aria-label="Site"><a href="../">Reference</a> <a href="./" aria-current="page">Errors</a> <a href="../openapi.yaml">openapi.yaml</a></nav>
  <main>
    <h1>Errors</h1>
    <p>Every error tells itself apart by its <code>error_code</code>; decide by that, and show <code>error_msg</code> to
    people. At the end: ${Object.entries(operations).map(
      ([id, { method, path }]) =>
        html`<a href="#mock-${id}">what the mock answers to <code>${method} ${path}</code></a> `,
    )}</p>
    ${Object.values(catalogue).map(errorSection)}
    ${Object.entries(operations).map(([id, operation]) => mockSection(id, operation))}
  </main>
</body>
</html>`;
}

/** The table of everything that makes the mock answer an operation with an error, magic inputs included. */
function mockSection(id: string, { method, path, errorCodes }: Operation) {
  return html`
    <section id="mock-${id}">
      <h2><a href="#mock-${id}">On the mock: ${method} ${path}</a></h2>
      <p>The magic inputs, and every other cause, in the order in which the mock looks for them; the first that applies
      decides. That order is the mock's own: of the service none is documented.</p>
      <div class="table" tabindex="0" role="region" aria-label="Causes of ${id}"><table>
        <thead><tr><th scope="col">Cause</th><th scope="col">Answer</th></tr></thead>
        <tbody>${errorCodes.map((code) => causeRows(catalogue[code] as CatalogueError))}</tbody>
      </table></div>
    </section>`;
}

function causeRows({ code, mockCauses }: CatalogueError) {
  return mockCauses.map(
    (cause) => html`<tr><td>${describeCause(cause)}</td><td><a href="#${code}">${code}</a></td></tr>`,
  );
}

function errorSection({ code, name, status, title, message, cause, remedy, mockCauses }: CatalogueError) {
  return html`
    <section id="${code}">
      <h2><a href="#${code}">${code}</a></h2>
      <p class="subtitle">${title.en} · <span lang="zh">${title.zh}</span></p>
      <dl>
        <dt>Status</dt><dd>${status}</dd>
        <dt>English</dt><dd>${message.en}</dd>
        <dt>Chinese</dt><dd lang="zh">${message.zh}</dd>
        <dt>Cause</dt><dd>${withCode(cause)}</dd>
        <dt>What to do</dt><dd>${withCode(remedy)}</dd>
        <dt>On the mock</dt><dd><ul>${mockCauses.map((mockCause) => html`<li>${describeCause(mockCause)}</li>`)}
          <li>Always, with <code>Prefer: example=${name}.en</code> or <code>${name}.zh</code></li></ul></dd>
      </dl>
    </section>`;
}

function describeCause(cause: MockCause) {
  if ('request' in cause) return 'anything else that breaks the contract';
  const subject = html`<code>${'header' in cause ? cause.header : cause.field}</code>`;
  if ('equals' in cause) return html`${subject} is <code>${cause.equals}</code>`;
  if ('startsWith' in cause) return html`${subject} begins with <code>${cause.startsWith}</code>`;
  if (cause.is === 'missing') return html`${subject} is missing or empty`;
  return html`${subject} is none of the listed values, such as <code>${cause.example}</code>`;
}

/** Texts of the contract are Markdown, of which single sentences use nothing but \`code\`. */
function withCode(text: string) {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
