import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundleOurs, measureClientSizes } from '../src/client-size.ts';

test('a bundle with the client stays within 3.4 kB, and below every peer that is more than a thin wrapper', async () => {
  const [[, ours], ...peers] = await measureClientSizes();
  expect(ours).toBeLessThanOrEqual(3_400);
  for (const [name, bytes] of peers) if (name !== 'openapi-fetch') expect(bytes, name).toBeGreaterThan(ours);
});

test('the bundle does not grow with the contract', async () => {
  const file = fileURLToPath(import.meta.resolve('@ciam-sms/contract/operations'));
  const generated = readFileSync(file.replace('operations.js', 'generated/operations.js'), 'utf8');
  const constants = generated.replaceAll(/^export .*|^\/\/.*/gm, '');
  const larger = `${constants}\n${constants.replaceAll('sendSms', 'another')}\nexport { sendSms, another };`;
  expect(larger).toContain('const another');
  expect((await bundleOurs(larger)).length).toBe((await bundleOurs(generated)).length);
});
