import type { Transcript } from './call-operation.ts';

/** A captcha has pictures. All of it is in the raw response; screen readers read the outcome aloud. */
const MOST = 300;

/** Shows the typed outcome of a call, field by field. */
export function showOutcome(result: HTMLElement, outcome: object): void {
  const list = document.createElement('dl');
  for (const [name, value] of Object.entries(outcome)) {
    if (value === undefined) continue;
    const [term, description] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    const text = String(value);
    description.textContent = text.length > MOST ? `${text.slice(0, MOST)} …` : text;
    if (name === 'code') description.append(' ', errorLink(String(value)));
    list.append(term, description);
  }
  const place = result.querySelector('.outcome') as HTMLElement;
  place.replaceChildren(list);
  if ((outcome as { outcome?: string }).outcome === 'network-failure') {
    const hint = document.createElement('p');
    hint.textContent = place.dataset.unreachable as string;
    place.append(hint);
  }
}

/** Shows what went over the wire. */
export function showTranscript(result: HTMLElement, { request, response }: Transcript): void {
  const [place, sent, received] = ['.exchange', '.raw-request', '.raw-response'].map((one) =>
    result.querySelector(one),
  ) as [HTMLElement, HTMLElement, HTMLElement];
  place.hidden = request === undefined;
  sent.textContent = request ?? null;
  received.textContent = response ?? (place.dataset.none as string);
  if (response?.endsWith('\n\n')) received.append(place.dataset.empty as string);
}

function errorLink(code: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `../errors/#${code}`;
  link.textContent = '→';
  link.ariaLabel = code;
  return link;
}
