/** `npm run test:contract`: runs the suite against the mock, or against the server that `--target` names. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

try {
  const { values } = parseArgs({ options: { target: { type: 'string' }, 'client-id': { type: 'string' } } });
  const { target, 'client-id': clientId } = values;
  if (target !== undefined && !(URL.canParse(target) && /^https?:/.test(target))) {
    throw new Error(`--target is "${target}"; it has to be a URL that begins with http:// or https://`);
  }
  const { status } = spawnSync('vitest', ['run', 'test/send-sms.test.ts', 'test/acceptance.test.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ...(target && { CONTRACT_TARGET: target.replace(/\/$/, '') }),
      ...(clientId && { CONTRACT_CLIENT_ID: clientId }),
    },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
