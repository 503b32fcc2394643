import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { readContract } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { serveSite } from '../src/serve.ts';

const script = fileURLToPath(new URL('../src/start.ts', import.meta.url));
const start = (env: Record<string, string>) =>
  spawn(process.execPath, [script], {
    env: { ...process.env, MOCK_PORT: '0', DOCS_PORT: '0', ...env },
    timeout: 30_000,
  });

/** Starts it with an environment with which it cannot start. */
async function startInVain(env: Record<string, string>) {
  const started = start(env);
  const printed = Promise.all([text(started.stdout), text(started.stderr)]);
  const [code] = await once(started, 'close');
  const [stdout, stderr] = await printed;
  return { code, stdout, stderr };
}

test.for([
  [{}, '127.0.0.1', 'SIGTERM'],
  [{ HOST: '0.0.0.0' }, '0.0.0.0', 'SIGINT'],
] as const)(
  'npm start serves pages that lead to the mock which it started, wherever that is, and ends when it is told to: %j',
  async ([env, host, signal]) => {
    const started = start(env);
    try {
      const [printed] = await Promise.race([once(started.stdout.setEncoding('utf8'), 'data'), once(started, 'close')]);
      const [, mock = '', site = ''] = /^Mock {2}(\S+)\nDocs {2}(\S+)\n\nTry it:\n/.exec(printed) ?? [];
      const [operation] = readContract().operations;
      const curl = operation && SAMPLE_LANGUAGES[0]?.print(exampleCall(operation, mock, 'en'));
      expect(printed).toBe(`Mock  ${mock}\nDocs  ${site}\n\nTry it:\n${curl}\n\nCtrl-C stops both.\n`);
      expect([mock, site].map((url) => new URL(url).hostname)).toEqual([host, host]);
      const local = (url: string) => url.replace('0.0.0.0', '127.0.0.1');
      for (const path of ['try/', 'zh/try/', 'guides/getting-started/']) {
        const page = await (await fetch(`${local(site)}/${path}`)).text();
        expect(page, path).toContain(local(mock));
        expect(page, path).not.toContain(':4010');
      }
      const guide = await fetch(`${local(site)}/guides/running-the-mock/`);
      expect(await guide.text(), 'the balancer of the guide').toContain('bind 127.0.0.1:4010');
      const logged = once(started.stdout, 'data');
      expect((await fetch(local(mock))).status).toBe(404);
      expect(await logged).toEqual([expect.stringMatching(/^GET \/ 404 /)]);
    } finally {
      started.kill(signal);
      expect(await once(started, 'close')).toEqual([0, null]);
    }
  },
);

test.for([
  [{ MOCK_PORT: 'abc' }, 'MOCK_PORT is "abc"; it must be a port number from 0 to 65535'],
  [{ MOCK_PORT: '65535', DOCS_PORT: '65536' }, 'DOCS_PORT is "65536"; it must be a port number from 0 to 65535'],
  [{ MOCK_PORT: '1e3' }, 'MOCK_PORT is "1e3"; it must be a port number from 0 to 65535'],
  [{ DOCS_PORT: '-1' }, 'DOCS_PORT is "-1"; it must be a port number from 0 to 65535'],
] as const)('a port that is none is refused: %j', async ([env, message]) => {
  expect(await startInVain(env)).toEqual({ code: 1, stdout: '', stderr: `${message}\n` });
});

test('a port that is taken ends the mock too', async () => {
  await using site = await serveSite({ port: 0 });
  const { port } = new URL(site.url);
  expect(await startInVain({ DOCS_PORT: port })).toEqual({
    code: 1,
    stdout: '',
    stderr: `Port ${port} is taken on 127.0.0.1. Choose another with DOCS_PORT.\n`,
  });
});
