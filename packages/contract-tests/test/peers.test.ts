/** What the table of decisions/peers.md counts. `npm run test:mutations -- server` proves that these tests find every fault. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULTS, SERVER_MUTANTS } from '../mutations/server-mutants.ts';

const page = readFileSync(new URL('../decisions/peers.md', import.meta.url), 'utf8');
const rows = [
  ...page.matchAll(/^\| (.+?) \| (\*\*)?(\d+)(\*\*)? \| (\*\*)?(\d+)(\*\*)? \| (\*\*)?(\d+)(\*\*)? \|/gm),
].map(
  ([, kind, , mutants, , , ours, , , specmatic]) => [kind, Number(mutants), Number(ours), Number(specmatic)] as const,
);

test('it has every kind of fault, how many mutants have it, and that these tests find all but what is allowed', () => {
  const counted = Object.entries(FAULTS).map(([kind, mutants]) => {
    const found = mutants.filter(({ allowedBy }) => !allowedBy);
    return [kind, mutants.length, found.length];
  });
  expect(rows.filter(([kind]) => kind !== '**total**').map((row) => row.slice(0, 3))).toEqual(counted);
});

test('its total is that of the faults, and of what Specmatic found of each', () => {
  const faults = SERVER_MUTANTS.filter(({ allowedBy }) => !allowedBy).length;
  const specmatic = rows.slice(0, -2).reduce((sum, [, , , found]) => sum + found, 0);
  expect(rows.at(-2)).toEqual(['**total**', faults, faults, specmatic]);
});
