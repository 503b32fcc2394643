import { expect, test } from 'vitest';
import { body, clientOf } from './client-of.ts';
import { answering } from './misbehave.ts';

test.for([200, 400])('a redirect that a polyfill follows to a %i is never sent or rejected', async (status) => {
  const text = status === 200 ? '' : '{"error_code":"IDAAS.SDK.CAPTCHA.0003","error_msg":"expired"}';
  await using elsewhere = await answering((_, response) => response.writeHead(status).end(text));
  await using server = await answering((_, response) => response.writeHead(307, { location: elsewhere.url }).end());
  const fetch = (request: Request) => globalThis.fetch(new Request(request, { redirect: 'follow' }));
  expect(await clientOf(server.url, { fetch }).send(body)).toMatchObject({
    outcome: 'unexpected-answer',
    message: 'The request was redirected.',
    status,
  });
});

test('a redirect is recognized by its URL where a polyfill does not say that it followed one', async () => {
  const response = { status: 200, headers: new Headers(), url: 'https://elsewhere.example.com/', text: async () => '' };
  const result = await clientOf('https://tenant.example.com', { fetch: async () => response as never }).send(body);
  expect(result).toMatchObject({ outcome: 'unexpected-answer', message: 'The request was redirected.' });
});
