import { type CaptchaOptions, startMock, startProxy } from '@ciam-sms/mock';
import type { AcceptedOperation } from './acceptance.ts';

/** A server that the contract tests run against. */
export interface Target extends AsyncDisposable {
  readonly url: string;
}

/** How a target is reached, and what may be sent to it. */
export interface TargetKind {
  name: string;
  open: () => Promise<Target>;
  /** Why cases with the mock's magic inputs are skipped; only the mock takes those. */
  noMagic?: string | undefined;
  /** Why valid requests of an operation are skipped: at a real tenant, each may send a message. */
  noValid: (operation: Pick<AcceptedOperation, 'method' | 'needsPerson'>) => string | undefined;
  /** Why generated valid requests are skipped: they name clients and mobile numbers of strangers. */
  noGenerated?: string | undefined;
}

/** What `test-contract.ts` found out about the target, or was told. */
const { CONTRACT_TARGET, CONTRACT_TARGET_KIND = 'tenant' } = process.env;

/** The server that `CONTRACT_TARGET` names, or the mock, and the mock's proxy in front of a server. */
export function listTargets(options: CaptchaOptions = {}): TargetKind[] {
  if (!CONTRACT_TARGET) {
    const noValid = () => undefined;
    return [
      { name: 'the mock', open: () => startMock({ port: 0, ...options }), noValid },
      { name: 'the proxy in front of a server', open: () => openProxy(options), noValid },
    ];
  }
  const isMock = CONTRACT_TARGET_KIND === 'mock';
  const isTenant = CONTRACT_TARGET_KIND === 'tenant';
  return [
    {
      name: CONTRACT_TARGET,
      open: async () => ({ url: CONTRACT_TARGET, [Symbol.asyncDispose]: async () => {} }),
      noMagic: isMock ? undefined : 'only the mock takes its magic input',
      noValid({ method, needsPerson }) {
        if (needsPerson && !isMock) return 'only a person can see where the hole is';
        return isTenant && method !== 'GET' ? 'it would send a message; --allow-send runs it' : undefined;
      },
      noGenerated: isTenant || CONTRACT_TARGET_KIND === 'tenant that may send' ? 'it would name strangers' : undefined,
    },
  ];
}

async function openProxy(options: CaptchaOptions): Promise<Target> {
  const server = await startMock({ port: 0, ...options });
  const proxy = await startProxy({ upstream: server.url, port: 0 });
  return {
    url: proxy.url,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await server.close();
    },
  };
}
