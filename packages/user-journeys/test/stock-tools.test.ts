/** The contract needs none of this project's code. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { root, run } from './repository.ts';

const closed = { REDOCLY_TELEMETRY: 'off' };

test('npx redocly lint openapi/openapi.yaml finds nothing wrong', () => {
  expect(run('npx redocly lint openapi/openapi.yaml', root, closed)).toMatchObject({ status: 0 });
});

test('npx redocly bundle openapi/openapi.yaml adds what each error code means', () => {
  const { stdout } = run('npx redocly bundle openapi/openapi.yaml --ext json', root, closed);
  const { SendSmsErrorCode } = JSON.parse(stdout).components.schemas;
  expect(Object.keys(SendSmsErrorCode['x-enumDescriptions'])).toEqual(SendSmsErrorCode.enum);
  expect(SendSmsErrorCode['x-enumDescriptions']['IDAAS.SDK.PARAM.0002']).toBe('`X-client-id` is missing or empty.');
});

test('npx openapi-typescript openapi/openapi.yaml writes its types', () => {
  expect(run('npx openapi-typescript openapi/openapi.yaml').stdout).toContain('"/api/v2/sdk/sms/send"');
});

test('npx prism mock openapi/openapi.yaml serves it', async () => {
  const prism = spawn('npx', ['prism', 'mock', 'openapi/openapi.yaml', '--port', '0'], { cwd: root, detached: true });
  const ended = once(prism, 'close');
  let output = '';
  await new Promise<void>((resolve) => {
    prism.stdout.on('data', (data) => {
      output += data;
      if (output.includes('Prism is listening')) resolve();
    });
    prism.once('close', resolve);
  });
  process.kill(-(prism.pid as number)); // npx has started it
  await ended;
  expect(output).toContain('Prism is listening');
});

// Every header costs points, so this leaves room for some.
test('the contract scores at least 88 for agent readiness', () => {
  const { stdout } = run('npx redocly score openapi/openapi.yaml', root, closed);
  expect(Number(/Agent Readiness: +([\d.]+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(88);
});
