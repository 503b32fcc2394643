/** A form from captcha to code: checked first, one call at a time, with a new captcha after a failure. */
import { type CallResult, type Captcha, createSmsClient } from '@ciam-sms/client';
import { explain } from '@ciam-sms/client/explain';
import { smsRequestSchema } from '@ciam-sms/client/validate';
import { createCaptchaSlider } from './captcha-slider.ts';
import { createCodeForm } from './code-form.ts';

const TEXTS = {
  en: { sent: 'The code is being sent.', failed: 'The code was not sent. Try again in a while.' },
  zh: { sent: '验证码正在发送。', failed: '验证码未发送，请稍后再试。' },
};

/** What the form needs of the page: an input `mobile`, a button that submits, and your fingerprint library. */
export interface Page {
  form: HTMLFormElement;
  status: HTMLElement;
  baseUrl: string;
  loadFingerprint(): Promise<string>;
  /** Makes the call that uses the code, which is not part of this API. Returns whether the code was right. */
  useCode(code: string): Promise<boolean>;
}

export function wireForm({ form, status, baseUrl, loadFingerprint, useCode }: Page): void {
  const { lang } = document.documentElement;
  const sms = createSmsClient({
    baseUrl,
    clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
    device: {
      operatingSystemVersion: navigator.platform || 'unknown',
      fingerprint: loadFingerprint,
      userAgent: navigator.userAgent,
    },
    language: lang,
  });
  const leaving = new AbortController();
  addEventListener('pagehide', () => leaving.abort());

  let captcha: Captcha | undefined;
  const slider = createCaptchaSlider(lang, showCaptcha);
  form.querySelector('[type="submit"]')?.before(slider.element);
  showCaptcha();

  const mobileInput = form.elements.namedItem('mobile') as HTMLInputElement;
  const codeForm = createCodeForm(lang, status, {
    useCode,
    getAnother: () => goBackTo(slider.input),
    changeNumber: () => goBackTo(mobileInput),
  });
  form.after(codeForm.element);

  let isBusy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return; // a second click would send a second message
    isBusy = true;
    await submit(mobileInput.value);
    isBusy = false;
  });

  /** The number is entered once: the captcha is verified for it, and the code is sent to it. */
  async function submit(mobile: string): Promise<void> {
    if (!captcha) return showCaptcha();
    const type = 'REGISTER_SMS';
    const { issues } = smsRequestSchema(lang)['~standard'].validate({ mobile, type, captcha_token: captcha.token });
    if (issues) {
      status.textContent = issues[0]?.message ?? '';
      return;
    }
    const solution = { token: captcha.token, x: slider.x, sender: mobile };
    const verified = await sms.verifyCaptcha(solution, { signal: leaving.signal });
    const result = verified.ok ? await sms.send({ ...verified.data, type }, { signal: leaving.signal }) : verified;
    tell(result);
    if (result.ok) {
      form.hidden = true;
      codeForm.show(mobile);
    } else {
      await showCaptcha(); // this one is used up
      slider.input.focus();
    }
  }

  /** Every code needs a captcha of its own. */
  async function goBackTo(input: HTMLInputElement): Promise<void> {
    form.hidden = false;
    await showCaptcha();
    input.focus();
  }

  async function showCaptcha(): Promise<void> {
    const issued = await sms.getCaptcha({ signal: leaving.signal });
    captcha = issued.ok ? issued.data : undefined;
    if (captcha) await slider.show(captcha);
    else tell(issued);
  }

  function tell(result: CallResult): void {
    const texts = TEXTS[lang.startsWith('zh') ? 'zh' : 'en'];
    if (result.ok) status.textContent = texts.sent;
    else status.textContent = result.outcome === 'rejected' ? explain(result.code, lang).message : texts.failed;
  }
}
