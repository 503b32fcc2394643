import type { Transcript } from './call-operation.ts';

/** A captcha has pictures. All of it is in the raw response; screen readers read the outcome aloud. */
const MOST = 300;

/** Shows the typed outcome of a call, field by field. */
export function showOutcome(result: HTMLElement, outcome: object): void {
  const list = document.createElement('dl');
  for (const [name, value] of Object.entries(outcome)) {
    if (value === undefined || value instanceof Headers) continue;
    const [term, description] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    const text = String(value);
    description.textContent = text.length > MOST ? `${text.slice(0, MOST)} …` : text;
    if (name === 'code') description.append(' ', errorLink(String(value)));
    list.append(term, description);
  }
  const place = result.querySelector('.outcome') as HTMLElement;
  place.replaceChildren(list);
  if ('outcome' in outcome && outcome.outcome === 'network-failure') {
    const hint = document.createElement('p');
    hint.textContent = place.dataset.unreachable ?? null;
    place.append(hint);
  }
}

/** Shows what went over the wire. */
export function showTranscript(result: HTMLElement, transcript: Transcript | undefined): void {
  const [place, request, response] = ['.exchange', '.raw-request', '.raw-response'].map((one) =>
    result.querySelector(one),
  ) as [HTMLElement, HTMLElement, HTMLElement];
  place.hidden = transcript?.request === undefined;
  request.textContent = transcript?.request ?? null;
  response.textContent = transcript?.response ?? place.dataset.none ?? null;
  if (transcript?.response?.endsWith('\n\n')) response.append(place.dataset.empty as string);
}

function errorLink(code: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = `../errors/#${code}`;
  link.textContent = '→';
  link.ariaLabel = code;
  return link;
}
