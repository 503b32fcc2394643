/** The limits that our pages name are those of the code. */
import { maxHeaderSize } from 'node:http';
import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../apps/mock/src/body.ts';
import { LIFETIME, SEND_WITHIN, SOLVE_WITHIN, TOLERANCE } from '../../../apps/mock/src/captcha/captcha.ts';
import { GRACE } from '../../../apps/mock/src/create-close.ts';
import { MAX_ENTRIES, MAX_BYTES as MAX_RECORDED } from '../../../apps/mock/src/journal.ts';
import { MAX_BYTES as MAX_RESPONSE } from '../../../apps/mock/src/proxy/encoding.ts';
import { PATIENCE } from '../../../apps/mock/src/server.ts';
import { DEFAULT_TIMEOUT } from '../../../packages/client/src/options.ts';
import { MAX_BYTES as MAX_READ } from '../../../packages/client/src/read-text.ts';
import { read } from './repository.ts';

const megabytes = (bytes: number) => bytes / 2 ** 20;
const seconds = (milliseconds: number) => milliseconds / 1_000;
const { headersTimeout, requestTimeout, keepAliveTimeout } = PATIENCE;
const [forHeaders, forAll, idle] = [headersTimeout, requestTimeout, keepAliveTimeout].map(seconds);

/** A page without its line breaks. */
const textOf = (page: string) =>
  read(page)
    .replace(/\n(?=\S)/g, ' ')
    .replace(/\n +/g, ' ');

test('the guide to running the mock has its limits, in both languages', () => {
  const guide = read('apps/docs/guides/6-running-the-mock.md');
  const [body, headers] = [megabytes(MAX_BODY_BYTES), maxHeaderSize / 2 ** 10];
  expect(guide).toContain(`
- A body may have ${body} MB (413), all headers together ${headers} KB (431).
- A client has ${forHeaders} seconds to send its headers, and ${forAll} seconds for the whole request.
- An idle connection is closed after ${idle} seconds.
`);
  expect(guide).toContain(`
- 请求体最大 ${body} MB（413），全部请求头合计最大 ${headers} KB（431）。
- 客户端须在 ${forHeaders} 秒内发送请求头，在 ${forAll} 秒内发送整个请求。
- 空闲连接在 ${idle} 秒后关闭。
`);
});

test.for([
  `a body over ${megabytes(MAX_BODY_BYTES)} MB a 413`,
  `up to ${TOLERANCE} pixels off, with \`y\` at 5, once for each captcha, within ${seconds(SOLVE_WITHIN)} seconds`,
  `returned for the same number, once, within ${seconds(SEND_WITHIN)} seconds`,
  `An attempt is forgotten after ${seconds(LIFETIME)} seconds`,
  `until ${seconds(LIFETIME)} seconds after the captcha was issued`,
  `at most ${MAX_ENTRIES.toLocaleString('en')} requests and ${megabytes(MAX_RECORDED)} MB of bodies`,
  `once requests in flight have ended, after ${seconds(GRACE)} seconds at most`,
  `limited to ${megabytes(MAX_BODY_BYTES)} MB (413), responses to ${megabytes(MAX_RESPONSE)} MB (502)`,
  `Clients have ${forHeaders} seconds to send headers and ${forAll} seconds to send the request`,
])('the README of the mock says: %s', (sentence) => {
  expect(textOf('apps/mock/README.md')).toContain(sentence);
});

test.for([`${seconds(DEFAULT_TIMEOUT)} seconds by default`, `Responses are read up to ${megabytes(MAX_READ)} MiB`])(
  'the README of the client says: %s',
  (sentence) => {
    expect(textOf('packages/client/README.md')).toContain(sentence);
  },
);

test.for([
  `within ${seconds(SOLVE_WITHIN)} seconds, up to ${TOLERANCE} pixels off, and a captcha token is valid for ${seconds(SEND_WITHIN)} seconds`,
  `须在 ${seconds(SOLVE_WITHIN)} 秒内，误差不超过 ${TOLERANCE} 像素；令牌的有效期为 ${seconds(SEND_WITHIN)} 秒`,
])('the guide to the captcha says: %s', (sentence) => {
  expect(textOf('apps/docs/guides/2-from-captcha-to-message.md')).toContain(sentence);
});
