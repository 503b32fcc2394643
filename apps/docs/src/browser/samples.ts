import type { Call } from '../samples/call.ts';
import { readChoice, rememberChoice } from './choices.ts';

/** Shows samples in the programming language that the reader chose last, on this page or another. */
export function rememberSampleLanguage(): void {
  const buttons = [...document.querySelectorAll<HTMLInputElement>('.tabs [type="radio"]')];
  const choose = (language: ReturnType<typeof readChoice>) => {
    for (const button of buttons) if (button.value === language) button.checked = true;
  };
  for (const button of buttons) {
    button.addEventListener('change', () => {
      rememberChoice('sample-language', button.value);
      choose(button.value);
    });
  }
  choose(readChoice('sample-language'));
}

/** Aims samples and forms at the base URL that the reader chose, on this page or another; the mock by default. */
export function enableBaseUrl(): void {
  const mock = document.documentElement.dataset.baseUrl;
  const inputs = document.querySelectorAll<HTMLInputElement>('.base-url input, form.try [name="baseUrl"]');
  const show = (baseUrl: string) => {
    for (const place of document.querySelectorAll('span[data-base-url]')) place.textContent = baseUrl;
    for (const input of inputs) {
      input.value = baseUrl;
      input.form?.dispatchEvent(new Event('input'));
    }
    return aimSamples(baseUrl);
  };
  for (const input of inputs) {
    input.closest('.base-url')?.removeAttribute('hidden');
    // A form says so in its outcome.
    if (!input.form) input.addEventListener('change', () => input.reportValidity());
    input.addEventListener('input', () => {
      if (!input.validity.valid) return;
      rememberChoice('base-url', input.value === mock ? undefined : input.value);
      show(input.value);
    });
  }
  const chosen = readChoice('base-url');
  if (chosen) show(chosen);
}

/** Writes the samples again, in code of its own: who stays with the mock needs none of it. */
async function aimSamples(baseUrl: string): Promise<void> {
  for (const tabs of document.querySelectorAll<HTMLElement>('.tabs[data-call]')) {
    const { printSamples } = await import('./print-samples.ts');
    printSamples(tabs, { ...(JSON.parse(tabs.dataset.call as string) as Call), baseUrl });
  }
}
