import type { components } from '@ciam-sms/contract';
import type { Behaviours, Outcome } from '../behaviour.ts';
import { Attempts } from './attempts.ts';
import { drawCaptcha, holeOf } from './draw.ts';
import type { Issued, Seal } from './seal.ts';

type Schemas = components['schemas'];

/** How a mock treats captchas. */
export interface CaptchaOptions {
  /**
   * Which captcha tokens `sendSms` accepts: any, or only those that `verifyCaptcha` returned for the same number. Default
   * `any`.
   */
  captcha?: 'any' | 'issued';
  /** Mocks that share a secret accept each other's tokens. Default: a random one. */
  secret?: string;
  /** The clock that captchas expire by, in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

/** The figures are the mock's own; the platform publishes none. Times are in milliseconds. */
export const SOLVE_WITHIN = 120_000;
export const SEND_WITHIN = 180_000;
export const TOLERANCE = 5;

/** Height of every piece, as the contract writes it. */
const Y = 5;

/** Everything about a captcha is over by then. */
export const LIFETIME = SOLVE_WITHIN + SEND_WITHIN;

/**
 * Creates the behaviour of the captcha operations, and of `sendSms` if it accepts issued tokens only.
 *
 * @param seal How tokens are written and read.
 * @example const { getCaptcha } = createCaptcha(createSeal('secret'), { captcha: 'issued' });
 */
export function createCaptcha(
  seal: Seal,
  { captcha = 'any', secret, now = () => Date.now() }: CaptchaOptions = {},
): Behaviours {
  const attempts = new Attempts(LIFETIME);

  return {
    getCaptcha(_, success) {
      const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
      const { x, picture, piece } = drawCaptcha(seed);
      const body: Schemas['Captcha'] = {
        ...JSON.parse(success.body ?? '{}'),
        originalImageBase64: base64(picture),
        jigsawImageBase64: base64(piece),
        token: seal.close({ at: now(), seed }),
      };
      const point = `{"x":${x}.0,"y":${Y}.0}`;
      return { body, headers: { 'x-mock-captcha-x': String(x), 'x-mock-captcha-point': point } };
    },

    verifyCaptcha(body, success) {
      const { point_json, token, sender } = body as Schemas['VerifyCaptchaRequest'];
      const captchaToken = `${token}---${point_json}`;
      const solved: Schemas['SolvedCaptcha'] = { captcha_token: captchaToken };
      const example: Schemas['SolvedCaptcha'] = JSON.parse(success.body ?? '{}');
      if (captcha === 'any' && example.captcha_token?.startsWith(`${token}---`)) return { body: solved };
      const issued = seal.open(token);
      const at = now();
      if (!issued || attempts.find(token) || at - issued.at > SOLVE_WITHIN) return NOT_SOLVED;
      const isSolved = isInHole(point_json, issued);
      attempts.add(token, { at, isUsed: false, ...(isSolved && { solved: { captchaToken, sender } }) });
      return isSolved ? { body: solved } : NOT_SOLVED;
    },

    ...(captcha === 'issued' && {
      sendSms(body) {
        const { mobile, captcha_token } = body as Schemas['SendSmsRequest'];
        const [token = '', ...point] = captcha_token.split('---');
        const issued = seal.open(token);
        if (!issued) return MISMATCH;
        const at = now();
        if (at - issued.at > LIFETIME) return EXPIRED;
        const attempt = attempts.find(token);
        if (!attempt) {
          // Perhaps another mock with this secret verified it: whoever writes such a token knows where the hole is.
          if (secret === undefined || !isInHole(point.join('---'), issued)) return MISMATCH;
          attempts.add(token, { at, isUsed: true, solved: { captchaToken: captcha_token, sender: mobile } });
          return undefined;
        }
        const { solved } = attempt;
        if (solved?.captchaToken !== captcha_token || solved.sender !== mobile) return MISMATCH;
        if (attempt.isUsed || at - attempt.at > SEND_WITHIN) return EXPIRED;
        attempt.isUsed = true;
        return undefined;
      },
    }),
  };
}

const NOT_SOLVED: Outcome = { error: 'IDAAS.SDK.CAPTCHA.0002' };
const EXPIRED: Outcome = { error: 'IDAAS.SDK.CAPTCHA.0003' };
const MISMATCH: Outcome = { error: 'IDAAS.SDK.CAPTCHA.0004' };

/** Whether a position, as it was sent, is that of the hole. */
function isInHole(pointJson: string, { seed }: Issued): boolean {
  const { x, y, ...others } = readPoint(pointJson);
  if (typeof x !== 'number' || Object.keys(others).length > 0) return false;
  return Math.abs(x - holeOf(seed)) <= TOLERANCE && y === Y;
}

function readPoint(json: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(json) };
  } catch {
    return {};
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
