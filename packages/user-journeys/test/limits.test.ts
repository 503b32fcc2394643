/** The limits that the guide to running the mock names are those of the mock. */
import { maxHeaderSize } from 'node:http';
import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../apps/mock/src/body.ts';
import { PATIENCE } from '../../../apps/mock/src/server.ts';
import { read } from './repository.ts';

test('the guide to running the mock has its limits, in both languages', () => {
  const guide = read('apps/docs/guides/6-running-the-mock.md');
  const [body, headers] = [MAX_BODY_BYTES / 2 ** 20, maxHeaderSize / 2 ** 10];
  const { headersTimeout, requestTimeout, keepAliveTimeout } = PATIENCE;
  const [forHeaders, forAll, idle] = [headersTimeout, requestTimeout, keepAliveTimeout].map((time) => time / 1_000);
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
