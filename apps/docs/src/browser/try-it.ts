/** Brings the forms of the Try it page to life. What is typed stays in this page and in the request that it sends. */
import { callOperation } from './call-operation.ts';
import { passOn } from './pass-on.ts';
import { printSamples } from './print-samples.ts';
import { type Control, readCall } from './read-call.ts';
import { showOutcome, showTranscript } from './show-result.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form.try')) enableForm(form);
addEventListener('hashchange', loadFromAddress);
loadFromAddress();

/** Presses the button of an example whose address this is. */
function loadFromAddress(): void {
  const button = document.getElementById(location.hash.slice(1));
  if (button instanceof HTMLButtonElement) button.click();
}

function enableForm(form: HTMLFormElement): void {
  const result = form.nextElementSibling as HTMLElement;
  const showCode = () => {
    showMediaType(form);
    showWarning(form);
    printSamples(result, readCall(form));
  };
  const press = (pressed?: Element) => {
    for (const button of form.querySelectorAll('[data-change]'))
      button.setAttribute('aria-pressed', String(button === pressed));
  };

  form.addEventListener('input', () => {
    press(); // what the form holds is no longer the example
    showCode();
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-change]')) {
    button.addEventListener('click', () => {
      loadExample(form, JSON.parse(button.dataset.change as string));
      press(button);
      showCode();
    });
  }
  addEventListener('pageshow', showCode); // the browser may have kept what the reader typed before

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('.send') as HTMLButtonElement;
    if (button.ariaDisabled) return;
    // Anything may be left out to see what happens, but without them there is no path to send to.
    const inPath = form.querySelectorAll<HTMLInputElement>('[name^="path:"]');
    if (![...inPath].every((control) => control.reportValidity())) return;
    const label = button.textContent;
    button.ariaDisabled = 'true';
    button.textContent = button.dataset.busy as string;
    const call = readCall(form);
    let received: Response | undefined;
    try {
      const { outcome, transcript } = await callOperation(call);
      showOutcome(result, outcome);
      showTranscript(result, transcript);
      received = transcript.received;
    } catch (error) {
      showOutcome(result, { outcome: 'not-sendable', message: (error as Error).message });
      showTranscript(result, {});
    }
    button.textContent = label;
    button.ariaDisabled = null;
    await passOn(form, call, received);
  });
}

/** Puts the contract's example into a form, with some inputs changed; the base URL stays. */
function loadExample(form: HTMLFormElement, changes: Readonly<Record<string, string>>): void {
  const baseUrl = form.elements.namedItem('baseUrl') as HTMLInputElement;
  const { value } = baseUrl;
  form.reset();
  baseUrl.value = value;
  for (const [name, changed] of Object.entries(changes)) {
    const control = form.elements.namedItem(name) as Control;
    control.value = changed;
    const isUnlisted = control.value !== changed;
    if (isUnlisted) control.append(new Option(changed, changed, false, true));
  }
}

/** Requests to this machine reach the mock; all others may send messages. */
function showWarning(form: HTMLFormElement): void {
  const warning = form.querySelector('.warning') as HTMLElement;
  const { value } = form.elements.namedItem('baseUrl') as HTMLInputElement;
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(value)?.hostname as string);
  warning.textContent = isLocal ? '' : (warning.dataset.warning as string);
}

/** Of the bodies that an operation takes, only the chosen one is in the form. */
function showMediaType(form: HTMLFormElement): void {
  const choice = form.elements.namedItem('mediaType') as HTMLSelectElement | null;
  for (const fieldset of form.querySelectorAll<HTMLFieldSetElement>('[data-media-type]')) {
    const isChosen = !choice || choice.value === fieldset.dataset.mediaType;
    fieldset.hidden = !isChosen;
    fieldset.disabled = !isChosen;
  }
}
