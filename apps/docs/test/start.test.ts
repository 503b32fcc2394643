import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('npm start serves pages that lead to the mock which it started, wherever that is', async () => {
  const script = fileURLToPath(new URL('../src/start.ts', import.meta.url));
  const started = spawn(process.execPath, [script], {
    env: { ...process.env, MOCK_PORT: '0', DOCS_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [printed] = await Promise.race([once(started.stdout.setEncoding('utf8'), 'data'), once(started, 'close')]);
    const [, mock, site] = /Mock {2}(\S+)\nDocs {2}(\S+)\n/.exec(printed) ?? [];
    for (const path of ['try/', 'zh/try/', 'guides/getting-started/']) {
      const page = await (await fetch(`${site}/${path}`)).text();
      expect(page, path).toContain(mock);
      expect(page, path).not.toContain(':4010');
    }
  } finally {
    started.kill();
    await once(started, 'close');
  }
});
