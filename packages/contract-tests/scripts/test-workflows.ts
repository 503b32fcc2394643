/** `npm run test:workflows`: runs the Arazzo workflows of the contract with `redocly respect`, against the mock. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startMock } from '@ciam-sms/mock';

const folder = fileURLToPath(new URL('../../../openapi/workflows/', import.meta.url));

await using mock = await startMock({ port: 0, captcha: 'issued' });
const args = ['respect', ...readdirSync(folder), '--server', `sms=${mock.url}`, ...process.argv.slice(2)];
const respect = spawn('redocly', args, {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
});
process.exitCode = await new Promise<number>((resolve) => respect.once('close', (code) => resolve(code ?? 1)));
