/**
 * The same cases for every runtime, over real HTTP. Plain JavaScript, and nothing but the web platform: some of these
 * runtimes have neither a file system nor a test runner.
 *
 * @param {typeof import('@ciam-sms/client')} client The package as installed.
 * @param {string} baseUrl A running mock.
 * @returns {Promise<string[]>} what went wrong
 */
export async function runCases({ createSmsClient, orThrow, SmsSendError }, baseUrl) {
  const device = {
    operatingSystemVersion: 'windows10.1.1',
    fingerprint: async () => 'print',
    userAgent: () => 'runtime',
  };
  const create = (options) => createSmsClient({ baseUrl, clientId: 'id', device, ...options });
  const body = { mobile: '15200000000', type: 'LOGIN_SMS', captcha_token: 'hex---{"x":237.0,"y":5.0}' };

  const cases = {
    'a valid request is sent': async () => (await create().send(body)).outcome === 'sent',
    'an error comes back with its code, in Chinese': async () => {
      const result = await create({ language: 'zh' }).send({ ...body, captcha_token: 'expired---' });
      return result.code === 'IDAAS.SDK.CAPTCHA.0003' && result.message === '图形验证码校验通过令牌已失效';
    },
    'the captcha flow ends with a code': async () => {
      const issued = await create().getCaptcha();
      const x = Number(issued.headers.get('x-mock-captcha-x'));
      const verified = await create().verifyCaptcha({ token: issued.data.token, x, sender: body.mobile });
      return (await create().send({ ...verified.data, type: 'LOGIN_SMS' })).outcome === 'sent';
    },
    'an answer of something else is unexpected': async () => {
      const result = await create({ baseUrl: `${baseUrl}/nowhere` }).send(body);
      return result.outcome === 'unexpected-answer' && result.status === 404;
    },
    'a refused connection is a network failure': async () =>
      (await create({ baseUrl: 'http://127.0.0.1:9' }).send(body)).outcome === 'network-failure',
    'a server that repeats what was sent is masked': async () => {
      const fetch = async (request) => new Response(encodeURIComponent(await request.text()), { status: 502 });
      const result = await create({ fetch }).send(body);
      return result.excerpt.includes('***') && !/15200000000|237/.test(result.excerpt);
    },
    'hooks see the request and the result': async () => {
      const seen = [];
      const beforeRequest = ({ method }) => ({ 'x-seen': String(seen.push(method)) });
      const afterResult = ({ outcome, duration }) => seen.push(outcome, Number.isInteger(duration)); // 0 where clocks are coarse
      await create({ beforeRequest, afterResult }).send(body);
      return seen.join() === 'POST,sent,true';
    },
    'the time limit ends a call': async () => {
      const fetch = () => new Promise(() => {});
      return (await create({ fetch }).send(body, { timeout: 30 })).outcome === 'timed-out';
    },
    'an abort ends a call': async () => {
      const controller = new AbortController();
      const sending = create({ fetch: () => new Promise(() => {}) }).send(body, { signal: controller.signal });
      controller.abort();
      return (await sending).outcome === 'aborted';
    },
    'a header that cannot be sent is named': async () =>
      (await create().send(body, { device: { fingerprint: '指纹' } })).header === 'X-device-fingerprint',
    'orThrow throws a named error': async () => {
      try {
        orThrow(await create().send({ ...body, mobile: '15200000006' }));
      } catch (error) {
        return error instanceof SmsSendError && error.outcome === 'rejected';
      }
    },
  };

  const failures = [];
  for (const [name, passes] of Object.entries(cases)) {
    const passed = await passes().catch((error) => String(error));
    if (passed !== true) failures.push(`${name}: ${passed}`);
  }
  return failures;
}
