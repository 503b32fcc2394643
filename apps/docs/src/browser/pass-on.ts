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
  for (const next of document.querySelectorAll<HTMLFormElement>('form.try')) {
    const sources: [string, Source][] = Object.entries(JSON.parse(next.dataset.sources ?? '{}'));
    const own = sources.filter(([, [operationId]]) => operationId === call.operation.id);
    if (own.length === 0) continue;
    const results: Record<string, Record<string, unknown> | undefined> = {
      '$request.body#/': call.body?.value as Record<string, unknown>,
      '$response.body#/': body,
      '$response.header.': Object.fromEntries(received.headers),
    };
    for (const [name, [, expression]] of own) {
      const [, place = '', key = ''] = /^(\$\w+\.(?:body#\/|header\.))(.+)$/.exec(expression) ?? [];
      fill(next, name, String(results[place]?.[key] ?? ''));
    }
    linkTo(next, form);
    // The tenant and the application are the same for every step.
    const shared = '[name="baseUrl"], [name^="header:"]:not([name="header:Prefer"])';
    for (const { name, value } of form.querySelectorAll<Control>(shared)) fill(next, name, value);
    if (body.jigsawImageBase64) await showCaptcha(form, next, body);
    next.dispatchEvent(new Event('input'));
  }
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name) as Control | null;
  if (control) control.value = value;
}

/** Says below the outcome of a form where its results are now. */
function linkTo(next: HTMLFormElement, form: HTMLFormElement): void {
  const place = form.nextElementSibling?.querySelector<HTMLElement>('.outcome');
  const [line, link] = [document.createElement('p'), document.createElement('a')];
  link.href = `#try-${JSON.parse(next.dataset.operation ?? '{}').id}`;
  link.textContent = next.ariaLabel;
  line.append(place?.dataset.passedOn ?? '', link);
  place?.append(line);
}

const sliders = new WeakMap<HTMLFormElement, CaptchaSlider>();

/** Lets the reader solve a captcha: the slider writes the position of the piece. An example has a captcha of its own. */
async function showCaptcha(form: HTMLFormElement, next: HTMLFormElement, captcha: Captcha): Promise<void> {
  const position = next.elements.namedItem('field:point_json');
  if (!(position instanceof HTMLInputElement)) return;
  const slider = sliders.get(next) ?? createCaptchaSlider(document.documentElement.lang, () => form.requestSubmit());
  const write = () => {
    position.value = position.defaultValue.replace(/\d+/, String(slider.x));
  };
  if (!sliders.has(next)) {
    sliders.set(next, slider);
    slider.input.addEventListener('input', write);
    next.addEventListener('reset', () => slider.element.remove());
  }
  await slider.show(captcha);
  slider.x = Number.parseInt(/\d+/.exec(position.value)?.[0] ?? '0', 10); // the mock tells the solution
  write();
  next.querySelector('.send')?.before(slider.element);
}
