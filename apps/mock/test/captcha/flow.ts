import { exampleRequest, readContract } from '@ciam-sms/contract/model';
import { type CaptchaOptions, type Mock, startMock } from '../../dist/index.js';

/** A captcha as a test knows it, without eyes. */
export interface Captcha {
  token: string;
  x: number;
  picture: Buffer;
  piece: Buffer;
}

const { operations } = readContract();

/** Sends the example of an operation, with other fields in its body. */
export async function call({ url }: Pick<Mock, 'url'>, id: string, fields: object = {}, headers: object = {}) {
  const operation = operations.find((one) => one.id === id);
  if (!operation) throw new Error(`The contract has no operation ${id}`);
  const { method, target, headers: own, body } = exampleRequest(operation);
  const response = await fetch(url + target, {
    method,
    headers: { ...own, 'X-L': 'en', ...headers },
    ...(body !== undefined && { body: JSON.stringify({ ...(body as object), ...fields }) }),
  });
  const text = await response.text();
  const json = text === '' ? {} : JSON.parse(text);
  return { status: response.status, headers: response.headers, json, code: json.error_code as string | undefined };
}

export async function getCaptcha(mock: Pick<Mock, 'url'>): Promise<Captcha> {
  const { headers, json } = await call(mock, 'getCaptcha');
  return {
    token: json.token,
    x: Number(headers.get('x-mock-captcha-x')),
    picture: Buffer.from(json.originalImageBase64, 'base64'),
    piece: Buffer.from(json.jigsawImageBase64, 'base64'),
  };
}

export const pointAt = (x: number) => `{"x":${x}.0,"y":5.0}`;

export const SENDER = '15200000000';

/** Verifies a captcha, by default with its solution. */
export function verify(mock: Pick<Mock, 'url'>, { token, x }: Pick<Captcha, 'token' | 'x'>, fields: object = {}) {
  return call(mock, 'verifyCaptcha', { point_json: pointAt(x), token, sender: SENDER, ...fields });
}

/** The captcha token of a captcha that was solved. */
export async function solve(mock: Pick<Mock, 'url'>, sender = SENDER): Promise<string> {
  const { json } = await verify(mock, await getCaptcha(mock), { sender });
  return json.captcha_token;
}

export function sendSms(mock: Pick<Mock, 'url'>, captcha_token: string, mobile = SENDER) {
  return call(mock, 'sendSms', { captcha_token, mobile });
}

/** A mock whose clock a test moves. */
export async function startWithClock(options: CaptchaOptions = {}) {
  let now = Date.now();
  const mock = await startMock({ port: 0, now: () => now, ...options });
  return {
    url: mock.url,
    pass: (seconds: number) => {
      now += seconds * 1_000;
    },
    [Symbol.asyncDispose]: () => mock.close(),
  };
}
