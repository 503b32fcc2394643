/** A form that sends a code: checked first, one call at a time, ended when the user leaves. */
import { createSmsClient, type SendResult } from '@ciam-sms/client';
import { smsRequestSchema } from '@ciam-sms/client/validate';

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
    if (button?.disabled) return;
    if (button) button.disabled = true; // a second click would send a second message
    let sent = false;
    try {
      const mobile = String(new FormData(form).get('mobile'));
      const request = { mobile, type: 'REGISTER_SMS', captcha_token: await solveCaptcha() } as const;
      const { issues } = smsRequestSchema(document.documentElement.lang)['~standard'].validate(request);
      const result = issues ? undefined : await sms.send(request, { signal: leaving.signal });
      sent = result?.ok ?? false;
      status.textContent = issues?.[0]?.message ?? (result ? tell(result) : '');
    } finally {
      if (button) button.disabled = sent;
    }
  });
}

function tell(result: SendResult): string {
  if (result.ok) return 'Sent';
  return result.outcome === 'rejected' ? result.message : 'Not sent. Try again in a while.';
}
