import { ownMethod } from '@ciam-sms/client/facade';
import { readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../src/texts.ts';
import { compileAndRun } from './compile-and-run.ts';
import { folderOf, readPage } from './site.ts';

const cases = readContract().operations.flatMap(({ id, errors }) => errors.map((error) => ({ id, error })));
const anchorOf = ({ id, error }: (typeof cases)[number]) => error.code ?? `${id}.${error.name}`;

test('the pages of errors show code for the client that compiles, and that handles the error it is about and no other', async () => {
  await using mock = await startMock({ port: 0 });
  const own = cases.filter(({ id, error }) => ownMethod(id) && error.examples);
  const preferences = own.map((one) => [anchorOf(one), one.error.examples?.en]);
  const handlers = LANGUAGES.flatMap((language) =>
    own.map((one) => {
      const section = readPage(`${folderOf(language)}errors/`).getElementById(anchorOf(one))?.parentElement;
      const blocks = [...(section?.querySelectorAll('pre code') ?? [])].map(({ textContent }) => textContent);
      const code = blocks.find((text) => text.includes('result.'));
      return `  [${JSON.stringify(anchorOf(one))}, (result) => {\n${code?.replace('// ', 'return true; // ')}\n    return false;\n  }],`;
    }),
  );
  const program = `import { createSmsClient, type SendResult } from '@ciam-sms/client';
const handlers: [string, (result: SendResult) => boolean][] = [\n${handlers.join('\n')}\n];
const device = { operatingSystemVersion: 'x', fingerprint: 'x', userAgent: 'x' };
for (const [anchor, preference] of ${JSON.stringify(preferences)}) {
  const prefer = (request: Request) => {
    request.headers.set('Prefer', 'example=' + preference);
    return fetch(request);
  };
  const sms = createSmsClient({ baseUrl: ${JSON.stringify(mock.url)}, clientId: 'x', device, fetch: prefer });
  const result = await sms.send({ mobile: '1', type: 'LOGIN_SMS', captcha_token: 'x' });
  console.log(anchor, handlers.filter(([, handle]) => handle(result)).map(([one]) => one).join());
}`;
  const expected = own.map((one) => `${anchorOf(one)} ${LANGUAGES.map(() => anchorOf(one)).join()}\n`);
  expect(await compileAndRun(program)).toBe(expected.join(''));
});
