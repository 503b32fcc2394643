import { createSmsClient, type SmsRequest } from '@ciam-sms/client';
import { startMock } from '@ciam-sms/mock';
import { type Change, fields, headers } from './acceptance.ts';
import { createRecordingFetch } from './recording-fetch.ts';

/** A server that the suite runs against. */
export interface Target extends AsyncDisposable {
  readonly url: string;
}

/** The server that `CONTRACT_TARGET` names, or else a mock on a free port. */
export async function openTarget(): Promise<Target> {
  const url = process.env.CONTRACT_TARGET;
  return url ? { url, [Symbol.asyncDispose]: async () => {} } : startMock({ port: 0 });
}

const exampleOf = (rows: readonly { name: string; example: string }[], name: string) =>
  rows.find((row) => row.name === name)?.example ?? '';

/** The valid request of the acceptance table. */
export const validBody = Object.fromEntries(
  fields.map(({ name, example }) => [name, example]),
) as unknown as SmsRequest;

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
