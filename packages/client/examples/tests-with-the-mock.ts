/** A test of code that sends codes, with the mock as the server. */
import assert from 'node:assert/strict';
import { createSmsClient } from '@ciam-sms/client';
import { startMock } from '@ciam-sms/mock';

/** The code under test. */
async function register(baseUrl: string, mobile: string): Promise<string> {
  const sms = createSmsClient({
    baseUrl,
    clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
    device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
  });
  const result = await sms.send({ mobile, type: 'REGISTER_SMS', captcha_token: 'token' });
  return result.ok ? 'Enter the code that we sent you.' : 'We could not send you a code.';
}

await using mock = await startMock({ port: 0 });

assert.equal(await register(mock.url, '15200000000'), 'Enter the code that we sent you.');
assert.equal(mock.requests.length, 1);
assert.deepEqual(mock.requests[0]?.body, { mobile: '15200000000', type: 'REGISTER_SMS', captcha_token: 'token' });

// A magic number makes the mock fail to send.
assert.equal(await register(mock.url, '15200000006'), 'We could not send you a code.');
console.log('Both tests passed.');
