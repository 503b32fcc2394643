import { createSmsClient, type SmsRequest } from '@ciam-sms/client';
import type { Operations, paths } from '@ciam-sms/contract';
import createClient from 'openapi-fetch';
import { body, headers, method, path, requests } from './sample.ts';
import { printTable, ratio } from './table.ts';

const baseUrl = 'https://tenant.example.com';
const { 'content-type': _type, ...header } = headers;

/** Answers at once, so that only the client's own work is measured. */
const inProcess = async (_request: Request) => new Response(null, { status: 200 });

const sms = createSmsClient({
  baseUrl,
  clientId: headers['X-client-id'] ?? '',
  device: {
    operatingSystemVersion: headers['X-operating-sys-version'] ?? '',
    fingerprint: headers['X-device-fingerprint'] ?? '',
    userAgent: headers['X-agent'] ?? '',
    ip: headers['X-device-ip'],
  },
  language: headers['X-L'],
  fetch: inProcess,
});
const api = createClient<paths>({ baseUrl, fetch: inProcess });

const callers: Record<string, () => Promise<unknown>> = {
  '@ciam-sms/client': () => sms.send(body as SmsRequest),
  'openapi-fetch': () =>
    api.POST(path, {
      params: { header: header as Operations['sendSms']['parameters']['header'] },
      body: body as SmsRequest,
    }),
  'hand-written fetch': async () => {
    const response = await inProcess(new Request(baseUrl + path, { method, headers, body: requests.valid }));
    if (!response.ok) throw new Error(await response.text());
  },
};

/** Counts how many calls a second each client makes over a fetch that answers at once, in turns. */
export async function benchClientSpeed(milliseconds: number): Promise<void> {
  const best: Record<string, number> = {};
  for (let round = 0; round < 4; round++) {
    for (const [name, call] of Object.entries(callers)) {
      const speed = await callsPerSecond(call, milliseconds);
      if (round > 0) best[name] = Math.max(best[name] ?? 0, speed); // the first round warms up
    }
  }
  const ours = best['@ciam-sms/client'] ?? 0;
  printTable(
    'Clients: calls per second over a fetch that answers at once',
    Object.entries(best).map(([name, speed]) => ({ name, 'calls/s': Math.round(speed), ours: ratio(ours, speed) })),
  );
}

async function callsPerSecond(call: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const started = performance.now();
  let calls = 0;
  while (performance.now() - started < milliseconds) {
    for (let index = 0; index < 50; index++) await call();
    calls += 50;
  }
  return calls / ((performance.now() - started) / 1_000);
}
