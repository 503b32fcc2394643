import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { servers } from '../src/mock-speed.ts';

const readme = readFileSync(new URL('../../../apps/mock/README.md', import.meta.url), 'utf8');
const [, ...rows] = (readme.split('\n## How fast\n')[1] ?? '')
  .split('\n')
  .filter((line) => /^\|(?!---)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("the figures in the mock's README", () => {
  test('are of the servers that are measured', () => {
    expect(rows.map(([name]) => name?.replaceAll('`', ''))).toEqual(servers.map(({ name }) => name));
  });

  test('are numbers with their units', () => {
    const [speed, time, memory] = [/^[\d,]+ req\/s$/, /^\d+ ms$/, /^\d+ MB$/].map((unit) =>
      expect.stringMatching(unit),
    );
    for (const [name, ...figures] of rows) expect(figures, name).toEqual([speed, speed, time, memory]);
  });
});
