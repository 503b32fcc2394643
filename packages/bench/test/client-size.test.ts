import { expect, test } from 'vitest';
import { measureClientSizes } from '../src/client-size.ts';

test('a bundle with the client stays within 3.2 kB, and below every peer that is more than a thin wrapper', async () => {
  const [[, ours], ...peers] = await measureClientSizes();
  expect(ours).toBeLessThanOrEqual(3_200);
  for (const [name, bytes] of peers) if (name !== 'openapi-fetch') expect(bytes, name).toBeGreaterThan(ours);
});
