import { startMock, startProxy } from '@ciam-sms/mock';
import { type AcceptedOperation, sendSms } from './acceptance.ts';

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
    const { method, path } = sendSms;
    const response = await fetch(url + path, { method, signal: AbortSignal.timeout(5_000) });
    return response.headers.has('x-mock-example');
  } catch {
    return false; // the cases themselves will say what is wrong with it
  }
}

/** What a real tenant needs in place of the examples, which no tenant accepts. */
const FROM_ENVIRONMENT: Record<string, string | undefined> = {
  'X-client-id': process.env.CONTRACT_CLIENT_ID,
  mobile: process.env.CONTRACT_MOBILE,
  captcha_token: process.env.CONTRACT_CAPTCHA_TOKEN,
};

const examplesOf = (rows: readonly { name: string; example: string }[]) =>
  Object.fromEntries(rows.map(({ name, example }) => [name, FROM_ENVIRONMENT[name] || example]));

/** The headers and the body of an operation's valid request, by the acceptance table. */
export const validHeaders = ({ headers }: AcceptedOperation) => examplesOf(headers);
export const validBody = ({ fields }: AcceptedOperation) => examplesOf(fields);
