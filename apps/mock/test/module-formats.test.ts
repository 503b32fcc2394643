import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';
import { describe, expect, test } from 'vitest';
import * as esm from '../dist/index.js';

const required: typeof esm = createRequire(import.meta.url)('@ciam-sms/mock');
const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript-native/package.json')));

describe('require() of the package', () => {
  test('has what import has', () => {
    expect(Object.keys(required).sort()).toEqual(Object.keys(esm).sort());
  });

  test('starts a mock, which can be controlled', async () => {
    await using mock = await required.startMock({ port: 0 });
    mock.next({ operation: 'sendSms', status: 503 });
    expect((await fetch(`${mock.url}/api/v2/sdk/sms/send`, { method: 'POST' })).status).toBe(503);
  });

  test('starts a proxy', async () => {
    await using mock = await required.startMock({ port: 0 });
    await using proxy = await required.startProxy({ port: 0, upstream: mock.url });
    expect((await fetch(`${proxy.url}/api/v2/sdk/captcha`)).status).toBe(400);
  });

  test('rejects a wrong option as import does', async () => {
    await expect(required.startMock({ port: -1 })).rejects.toThrow(TypeError);
  });
});

test('the types need no others: neither those of Node.js nor of MSW', async () => {
  using project = temporaryProject('types');
  const use = 'const started: Promise<Mock> = startMock({ port: 0 });\nstarted.then((mock) => mock.close());\n';
  const files = {
    'import.mts': `import { type Mock, startMock } from '@ciam-sms/mock';\n${use}`,
    'require.cts': `import mock = require('@ciam-sms/mock');\nimport type { Mock } from '@ciam-sms/mock';\nconst { startMock } = mock;\n${use}`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2022',
        lib: ['es2022', 'dom'],
        types: [],
        strict: true,
        noEmit: true,
      },
    }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project.path, name), text);
  expect((await promisify(execFile)(process.execPath, [tsc], { cwd: project.path })).stdout).toBe('');
});
