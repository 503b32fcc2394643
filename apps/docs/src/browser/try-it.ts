/** Brings the forms of the try-it page to life. What is typed stays in this page and in the request that it sends. */
import { SAMPLE_LANGUAGES } from '../samples.ts';
import { callOperation, type Exchange } from './call-operation.ts';
import { readCall } from './read-call.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form.try')) enableForm(form);

function enableForm(form: HTMLFormElement): void {
  const result = form.nextElementSibling as HTMLElement;
  const showCode = () => {
    const call = readCall(form);
    const blocks = result.querySelectorAll('.tabs pre code');
    for (const [index, { print }] of SAMPLE_LANGUAGES.entries()) {
      const block = blocks[index];
      if (block) block.textContent = print(call);
    }
  };
  const fillIn = (button: HTMLButtonElement) => {
    form.reset();
    for (const [name, value] of Object.entries<string>(JSON.parse(button.dataset.change ?? '{}'))) {
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = value;
    }
    for (const other of form.querySelectorAll('[data-change]'))
      other.setAttribute('aria-pressed', String(other === button));
    showCode();
  };

  form.addEventListener('input', showCode);
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-change]')) {
    button.addEventListener('click', () => {
      const { value: baseUrl } = form.elements.namedItem('baseUrl') as HTMLInputElement;
      fillIn(button);
      (form.elements.namedItem('baseUrl') as HTMLInputElement).value = baseUrl;
      showCode();
    });
  }
  const fromAddress = () => {
    const button = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (button instanceof HTMLButtonElement && form.contains(button)) button.click();
  };
  addEventListener('hashchange', fromAddress);
  showCode();
  fromAddress();

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('.send');
    if (!button || button.ariaDisabled === 'true') return;
    const label = button.textContent;
    button.ariaDisabled = 'true';
    button.textContent = button.dataset.busy ?? '';
    try {
      const { outcome, exchange } = await callOperation(readCall(form));
      showOutcome(result, outcome);
      showExchange(result, exchange);
    } catch (error) {
      showOutcome(result, { outcome: 'not-sendable', message: (error as Error).message });
      showExchange(result, undefined);
    }
    button.textContent = label;
    button.ariaDisabled = 'false';
  });
}

/** Shows the typed outcome, field by field. */
function showOutcome(result: HTMLElement, outcome: object): void {
  const list = document.createElement('dl');
  for (const [name, value] of Object.entries(outcome)) {
    if (value === undefined || value instanceof Headers) continue;
    const [term, description] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    description.textContent = String(value);
    if (name === 'code') description.append(' ', errorLink(String(value)));
    list.append(term, description);
  }
  result.querySelector('.outcome')?.replaceChildren(list);
}

function errorLink(code: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `../errors/#${code}`;
  link.textContent = '→';
  link.ariaLabel = code;
  return link;
}

function showExchange(result: HTMLElement, exchange: Exchange | undefined): void {
  const place = result.querySelector<HTMLElement>('.exchange');
  const [request, response] = [result.querySelector('.raw-request'), result.querySelector('.raw-response')];
  if (!place || !request || !response) return;
  place.hidden = exchange?.request === undefined;
  request.textContent = exchange?.request ?? '';
  response.textContent = exchange?.response ?? place.dataset.none ?? '';
  if (exchange?.response?.endsWith('\n\n')) response.append(place.dataset.empty ?? '');
}
