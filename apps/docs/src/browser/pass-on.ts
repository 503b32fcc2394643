import type { Captcha } from '@ciam-sms/client';
// The slider that the client's examples have, so that it is what a reader copies.
import { type CaptchaSlider, createCaptchaSlider } from '../../../../packages/client/examples/captcha-slider.ts';
import type { Source } from '../pages/flow.ts';
import type { Call } from '../samples/call.ts';
import type { Control } from './read-call.ts';

/** Passes the results of a call on to the forms that take them. After a failure, there is a new captcha. */
export async function passOn(form: HTMLFormElement, call: Call, received: Response | undefined): Promise<void> {
  if (!received?.ok) {
    form.querySelector<HTMLButtonElement>('.captcha button')?.click();
    return;
  }
  const body = await received.json().catch(() => undefined);
  if (!body) return;
  const results = resultsOf(call, body, received.headers);
  for (const next of document.querySelectorAll<HTMLFormElement>('form.try')) {
    const sources: [string, Source][] = Object.entries(JSON.parse(next.dataset.sources as string));
    const own = sources.filter(([, [operationId]]) => operationId === call.operation.id);
    if (own.length === 0) continue;
    for (const [name, [, expression]] of own) fill(next, name, String(results.get(expression) ?? ''));
    linkTo(next, form);
    // The application is the same for every step.
    const shared = '[name^="header:"]:not([name="header:Prefer"])';
    for (const { name, value } of form.querySelectorAll<Control>(shared)) fill(next, name, value);
    if (body.jigsawImageBase64) await showCaptcha(form, next, body);
    next.dispatchEvent(new Event('input'));
  }
}

/** What a call sent and returned, by the runtime expressions of the contract's workflow. */
function resultsOf(call: Call, body: object, headers: Headers): Map<string, unknown> {
  const under = (place: string, values: Iterable<[string, unknown]>) =>
    [...values].map(([name, value]) => [place + name, value] as const);
  return new Map([
    ...under('$request.body#/', Object.entries(call.body?.value ?? {})),
    ...under('$response.body#/', Object.entries(body)),
    ...under('$response.header.', headers),
  ]);
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name) as Control | null;
  if (control) control.value = value;
}

/** Says below the outcome of a form where its results are now. */
function linkTo(next: HTMLFormElement, form: HTMLFormElement): void {
  const place = form.nextElementSibling?.querySelector('.outcome') as HTMLElement;
  const [line, link] = [document.createElement('p'), document.createElement('a')];
  link.href = `#try-${JSON.parse(next.dataset.operation as string).id}`;
  link.textContent = next.ariaLabel;
  line.append(place.dataset.passedOn as string, link);
  place.append(line);
}

const sliders = new WeakMap<HTMLFormElement, CaptchaSlider>();

/** Lets the reader solve a captcha: the slider writes the position of the piece. An example has a captcha of its own. */
async function showCaptcha(form: HTMLFormElement, next: HTMLFormElement, captcha: Captcha): Promise<void> {
  const position = next.elements.namedItem('field:point_json') as HTMLInputElement;
  const slider = sliders.get(next) ?? createCaptchaSlider(document.documentElement.lang, () => form.requestSubmit());
  const write = () => {
    position.value = position.defaultValue.replace(/\d+/, String(slider.x));
  };
  sliders.set(next, slider);
  slider.input.oninput = write;
  next.onreset = () => slider.element.remove();
  await slider.show(captcha);
  slider.x = Number(/\d+/.exec(position.value)?.[0] ?? 0); // the mock tells the solution
  write();
  (next.querySelector('.send') as Element).before(slider.element);
}
