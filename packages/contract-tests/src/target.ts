import { startMock, startProxy } from '@ciam-sms/mock';
import { readAcceptance } from './acceptance.ts';
import { send } from './exchange.ts';
import { changeRequest, validRequest, writeRequest } from './request.ts';

/** A server that the contract tests run against. */
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

/** The server that `CONTRACT_TARGET` names, or the mock, and the mock's proxy in front of a server. */
export async function listTargets(): Promise<TargetKind[]> {
  if (!CONTRACT_TARGET) {
    return [
      { name: 'the mock', open: () => startMock({ port: 0 }), isMock: true, maySend: true },
      { name: 'the proxy in front of a server', open: openProxy, isMock: true, maySend: true },
    ];
  }
  const isMock = await isMockAt(CONTRACT_TARGET);
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

/** The mock names the example that it responds with; nothing else has that header. Asked for an error, it sends nothing. */
async function isMockAt(url: string): Promise<boolean> {
  for (const operation of readAcceptance()) {
    const trigger = operation.errors.find(({ magic }) => !magic)?.triggers[0];
    if (!trigger) continue;
    const request = writeRequest(operation, changeRequest(validRequest(operation), trigger));
    const { response } = await send(url, request);
    return response.headers.has('x-mock-example');
  }
  return false;
}
