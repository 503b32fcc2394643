import { createSmsClient, type SmsRequest } from '@ciam-sms/client';
import { startMock, startProxy } from '@ciam-sms/mock';
import { type Change, fields, headers, method, path } from './acceptance.ts';
import { createRecordingFetch } from './recording-fetch.ts';

/** A server that the suite runs against. */
export interface Target extends AsyncDisposable {
  readonly url: string;
}

/** How a target is reached, and what may be asked of it. */
export interface TargetKind {
  name: string;
  open: () => Promise<Target>;
  /** Whether it takes the mock's magic inputs; only the mock does. */
  isMock: boolean;
  /** Whether requests that are accepted may be sent to it: at a real tenant, each sends a message. */
  maySend: boolean;
}

const { CONTRACT_TARGET, CONTRACT_ALLOW_SEND } = process.env;

/** The server that `CONTRACT_TARGET` names; or else the mock, and the mock's proxy in front of a server. */
export async function listTargets(): Promise<TargetKind[]> {
  if (!CONTRACT_TARGET) {
    return [
      { name: 'the mock', open: () => startMock({ port: 0 }), isMock: true, maySend: true },
      { name: 'the proxy in front of a server', open: openProxy, isMock: true, maySend: true },
    ];
  }
  const isMock = await answersAsMock(CONTRACT_TARGET);
  const open = async () => ({ url: CONTRACT_TARGET, [Symbol.asyncDispose]: async () => {} });
  return [{ name: CONTRACT_TARGET, open, isMock, maySend: isMock || CONTRACT_ALLOW_SEND === 'true' }];
}

async function openProxy(): Promise<Target> {
  const server = await startMock({ port: 0 });
  const proxy = await startProxy({ upstream: new URL(server.url), errors: false, timeout: 10_000, port: 0 });
  return {
    url: proxy.url,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await server.close();
    },
  };
}

/** The mock says which example it answers with; nothing else has that header. */
async function answersAsMock(url: string): Promise<boolean> {
  try {
    const response = await fetch(url + path, { method, signal: AbortSignal.timeout(5_000) });
    return response.headers.has('x-mock-example');
  } catch {
    return false; // the cases themselves will say what is wrong with it
  }
}

const exampleOf = (rows: readonly { name: string; example: string }[], name: string) =>
  rows.find((row) => row.name === name)?.example ?? '';

/**
 * The valid request of the acceptance table; for a real tenant with `CONTRACT_MOBILE` and `CONTRACT_CAPTCHA_TOKEN` in
 * place of the examples, which no tenant accepts.
 */
export const validBody = {
  ...Object.fromEntries(fields.map(({ name, example }) => [name, example])),
  ...(process.env.CONTRACT_MOBILE && { mobile: process.env.CONTRACT_MOBILE }),
  ...(process.env.CONTRACT_CAPTCHA_TOKEN && { captcha_token: process.env.CONTRACT_CAPTCHA_TOKEN }),
} as unknown as SmsRequest;

/** Makes a client that sends the headers of the acceptance table to a target, and the exchanges that it has. */
export function connect(target: Target, { language = 'en', change }: { language?: string; change?: Change } = {}) {
  const { exchanges, fetch } = createRecordingFetch(change);
  const sms = createSmsClient({
    baseUrl: target.url,
    clientId: process.env.CONTRACT_CLIENT_ID || exampleOf(headers, 'X-client-id'),
    device: {
      operatingSystemVersion: exampleOf(headers, 'X-operating-sys-version'),
      fingerprint: exampleOf(headers, 'X-device-fingerprint'),
      userAgent: exampleOf(headers, 'X-agent'),
      ip: exampleOf(headers, 'X-device-ip'),
    },
    language,
    fetch,
  });
  return { sms, exchanges };
}
