import { setImmediate } from 'node:timers/promises';
import { createSmsClient, type SmsRequest } from '@ciam-sms/client';
import { clientOptions } from '@ciam-sms/client/facade';
import type { Operations, paths } from '@ciam-sms/contract';
import createClient from 'openapi-fetch';
import { body, headers, method, path, requests } from './sample.ts';
import { printTable, ratio } from './table.ts';

const baseUrl = 'https://tenant.example.com';
const { 'content-type': _type, ...header } = headers;

/** Responds at once, so that only the client's own work is measured. */
const inProcess = async (_request: Request) => new Response(null, { status: 200 });

const sms = createSmsClient({ baseUrl, fetch: inProcess, ...clientOptions(headers) });
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

/** Counts how many calls a second each client makes over a fetch that responds at once, in turns. */
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
    'Clients: calls per second over a fetch that responds at once',
    Object.entries(best).map(([name, speed]) => ({ name, 'calls/s': Math.round(speed), ours: ratio(ours, speed) })),
  );
}

async function callsPerSecond(call: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const started = performance.now();
  let calls = 0;
  while (performance.now() - started < milliseconds) {
    for (let index = 0; index < 50; index++) await call();
    calls += 50;
    await setImmediate(); // as between real responses: lets Node clean up after what has ended
  }
  return calls / ((performance.now() - started) / 1_000);
}
