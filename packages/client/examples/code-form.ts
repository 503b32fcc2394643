/** Where users enter the code: a field that phones fill in, one check at a time, and a wait before another code. */

/** In seconds. The service publishes no interval; ask the operator of your tenant. */
const WAIT = 60;

const TEXTS = {
  en: {
    label: (mobile: string) => `Verification code sent to ${mobile}`,
    check: 'Continue',
    another: 'Send another code',
    wait: (seconds: number) => `Send another code (in ${seconds} s)`,
    changeNumber: 'Use another number',
    missing: 'Enter the code from the message.',
    wrong: 'This code is not valid. Check it, or send another code.',
    failed: 'The code could not be checked. Try again in a while.',
  },
  zh: {
    label: (mobile: string) => `发送到 ${mobile} 的验证码`,
    check: '继续',
    another: '再次发送验证码',
    wait: (seconds: number) => `${seconds} 秒后可再次发送`,
    changeNumber: '更换手机号',
    missing: '请输入短信中的验证码。',
    wrong: '验证码无效，请检查，或再次发送验证码。',
    failed: '验证码暂时无法校验，请稍后再试。',
  },
};

/** What the form leaves to the page. */
export interface CodeActions {
  /** Makes the call that uses the code, which is not part of this API. Returns whether the code was right. */
  useCode(code: string): Promise<boolean>;
  /** Lets the user solve a new captcha, for the same number. */
  getAnother(): unknown;
  /** Lets the user correct the number. */
  changeNumber(): unknown;
}

/**
 * Creates the form in a language. It is hidden until it is shown.
 *
 * @param status Where it says what happened; its role is `status`.
 * @example
 * const codeForm = createCodeForm(document.documentElement.lang, status, { useCode, getAnother, changeNumber });
 * form.after(codeForm.element);
 * codeForm.show('15200000000');
 */
export function createCodeForm(language: string, status: HTMLElement, actions: CodeActions) {
  const texts = TEXTS[language.startsWith('zh') ? 'zh' : 'en'];
  const [element, name, input] = create('form', 'label', 'input');
  const [check, another, changeNumber] = create('button', 'button', 'button');
  Object.assign(element, { hidden: true, noValidate: true });
  // Its length is not published, so nothing here limits it.
  Object.assign(input, {
    id: 'code',
    name: 'code',
    autocomplete: 'one-time-code',
    inputMode: 'numeric',
    required: true,
  });
  name.htmlFor = input.id;
  Object.assign(check, { type: 'submit', textContent: texts.check });
  Object.assign(another, { type: 'button' });
  Object.assign(changeNumber, { type: 'button', textContent: texts.changeNumber });
  element.append(name, input, check, another, changeNumber);

  let leaving = new AbortController();
  let isBusy = false;
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isBusy) return; // a second click would use up the code
    isBusy = true;
    await submit(input.value.replace(/\s/g, ''));
    isBusy = false;
  });
  another.addEventListener('click', () => {
    if (another.ariaDisabled !== 'true') leave(actions.getAnother);
  });
  changeNumber.addEventListener('click', () => leave(actions.changeNumber));

  async function submit(code: string): Promise<void> {
    const { signal } = leaving;
    const isRight = code !== '' && (await actions.useCode(code).catch(() => undefined));
    if (signal.aborted) return; // the user has gone back meanwhile
    input.ariaInvalid = String(isRight === false);
    if (isRight) return leave();
    if (code === '') status.textContent = texts.missing;
    else status.textContent = isRight === false ? texts.wrong : texts.failed;
    input.focus();
    input.select();
  }

  function leave(go?: () => unknown): void {
    leaving.abort();
    element.hidden = true;
    status.textContent = '';
    go?.();
  }

  /** Counts by the clock: timers pause while the user reads the message. The button keeps its focus. */
  function countDown(end: number, signal: AbortSignal): void {
    const seconds = Math.ceil((end - Date.now()) / 1_000);
    another.textContent = seconds > 0 ? texts.wait(seconds) : texts.another;
    another.ariaDisabled = String(seconds > 0);
    if (seconds > 0 && !signal.aborted) setTimeout(countDown, 250, end, signal);
  }

  return {
    element,
    /** Shows it, for a number that a code was sent to. */
    show(mobile: string): void {
      leaving.abort();
      leaving = new AbortController();
      name.textContent = texts.label(mobile);
      input.value = '';
      element.hidden = false;
      input.focus();
      countDown(Date.now() + WAIT * 1_000, leaving.signal);
      readFromMessage(leaving.signal).then((code) => {
        if (!code) return;
        input.value = code;
        element.requestSubmit();
      });
    },
  };
}

/**
 * Reads the code from the message, in a browser that can, over HTTPS, if the user agrees. The message has to end with a
 * line that names your site: `@example.com #123456`.
 */
async function readFromMessage(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis)) return undefined;
  const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
  const found = (await navigator.credentials.get(options).catch(() => null)) as { code?: string } | null;
  return found?.code;
}

function create<Tags extends (keyof HTMLElementTagNameMap)[]>(...tags: Tags) {
  return tags.map((tag) => document.createElement(tag)) as {
    [Index in keyof Tags]: HTMLElementTagNameMap[Tags[Index]];
  };
}
