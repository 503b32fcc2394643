/** A form that sends a code: one button, one call at a time, ended when the user leaves. */
import { createSmsClient } from '@ciam-sms/client';

/** What the form needs of the page: your captcha, your fingerprint library. */
export interface Page {
  form: HTMLFormElement;
  status: HTMLElement;
  baseUrl: string;
  loadFingerprint(): Promise<string>;
  solveCaptcha(): Promise<string>;
}

export function wireForm({ form, status, baseUrl, loadFingerprint, solveCaptcha }: Page): void {
  const sms = createSmsClient({
    baseUrl,
    clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
    device: {
      operatingSystemVersion: navigator.platform || 'unknown',
      fingerprint: loadFingerprint,
      userAgent: navigator.userAgent,
    },
    language: () => document.documentElement.lang,
  });
  const leaving = new AbortController();
  addEventListener('pagehide', () => leaving.abort());

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    if (button) button.disabled = true; // a second click would send a second message
    const mobile = String(new FormData(form).get('mobile'));
    const captcha_token = await solveCaptcha();
    const result = await sms.send({ mobile, type: 'REGISTER_SMS', captcha_token }, { signal: leaving.signal });
    if (result.ok) status.textContent = 'Sent';
    else status.textContent = result.outcome === 'rejected' ? result.message : 'Not sent. Try again in a while.';
    if (button) button.disabled = result.ok;
  });
}
