import { startMock, startProxy } from '@ciam-sms/mock';

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
  /** Why valid requests are skipped: at a real tenant, each sends a message. */
  noValid?: string | undefined;
  /** Why generated valid requests are skipped: they name mobile numbers of strangers. */
  noGenerated?: string | undefined;
}

/** What `test-contract.ts` found out about the target, or was told. */
const { CONTRACT_TARGET, CONTRACT_TARGET_KIND = 'tenant' } = process.env;

/** The server that `CONTRACT_TARGET` names, or the mock, and the mock's proxy in front of a server. */
export function listTargets(): TargetKind[] {
  if (!CONTRACT_TARGET) {
    return [
      { name: 'the mock', open: () => startMock({ port: 0 }) },
      { name: 'the proxy in front of a server', open: openProxy },
    ];
  }
  const isTenant = CONTRACT_TARGET_KIND === 'tenant';
  return [
    {
      name: CONTRACT_TARGET,
      open: async () => ({ url: CONTRACT_TARGET, [Symbol.asyncDispose]: async () => {} }),
      noMagic: CONTRACT_TARGET_KIND === 'mock' ? undefined : 'only the mock takes its magic input',
      noValid: isTenant ? 'it would send a message; --allow-send runs it' : undefined,
      noGenerated:
        isTenant || CONTRACT_TARGET_KIND === 'tenant that may send' ? 'it would send messages to strangers' : undefined,
    },
  ];
}

async function openProxy(): Promise<Target> {
  const server = await startMock({ port: 0 });
  const proxy = await startProxy({ upstream: server.url, port: 0 });
  return {
    url: proxy.url,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await server.close();
    },
  };
}
