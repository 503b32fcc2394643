import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The first cell and the figures of every row of every table. */
const rowsOf = (markdown: string) =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (name|---) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('npm run bench measures everything side by side and prints ratios', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'bench', '--', '--quick'], { cwd: root });
  const rows = rowsOf(stdout);
  expect(rows.map(([name]) => name)).toEqual([
    ...['@ciam-sms/client', 'openapi-fetch', 'ofetch', 'ky', 'axios', 'redocly generate-client'],
    ...['@ciam-sms/client', 'openapi-fetch', 'hand-written fetch'],
    ...['this site', 'redocly build-docs --inlineBundle'],
    ...['this site', 'redocly build-docs --inlineBundle'],
    ...['this mock', 'prism mock, default log', 'prism mock, silent', 'openapi-backend', 'bare node:http'],
  ]);
  for (const [name, ...figures] of rows) {
    for (const figure of figures) expect(Number.parseFloat(figure), `${name}: ${figure}`).toBeGreaterThanOrEqual(0);
  }
});

test('a bundle with the client stays within 3.5 kB, and below every peer', async () => {
  const { measureClientSizes } = await import('../src/client-size.ts');
  const [[, ours], ...peers] = await measureClientSizes();
  expect(ours).toBeLessThanOrEqual(3_500);
  for (const [name, bytes] of peers) expect(bytes, name).toBeGreaterThan(ours);
});
