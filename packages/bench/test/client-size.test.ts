import { expect, test } from 'vitest';
import { measureClientSizes } from '../src/client-size.ts';

test('a bundle with the client stays within 3.5 kB, and below every peer', async () => {
  const [[, ours], ...peers] = await measureClientSizes();
  expect(ours).toBeLessThanOrEqual(3_500);
  for (const [name, bytes] of peers) expect(bytes, name).toBeGreaterThan(ours);
});
