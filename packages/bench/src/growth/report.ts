import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { printTable, type Row } from '../table.ts';

/** Figures of one contract, by the row of the table. */
export type Figures = Record<string, number>;

/** A figure, and how it is measured in a copy of the repository. */
export interface Measure {
  row: string;
  run: (copy: RepositoryCopy) => number | Promise<number>;
}

/** A contract that was measured. */
export interface Measured {
  /** Number of operations that were added to those of the repository. */
  size: number;
  figures: Figures;
}

/** Prints a table with a row per figure, a column per contract, and the exponent of growth. */
export function printGrowth(measured: readonly Measured[]): void {
  const names = new Set(measured.flatMap(({ figures }) => Object.keys(figures)));
  printTable(
    'What grows with the number of operations',
    [...names].map((name): Row => {
      const cells = measured.map(({ size, figures }) => [`${size} more`, show(figures[name])]);
      return { name, ...Object.fromEntries(cells), exponent: show(exponent(measured, name)) };
    }),
  );
}

/**
 * The exponent of growth between the two largest contracts: 0 if a figure stays the same, 1 if it grows like the number
 * of operations, 2 if like its square. `NaN` if it was not measured in both.
 */
export function exponent(measured: readonly Measured[], name: string): number {
  const [small, large] = measured.slice(-2);
  if (!small || !large) return Number.NaN;
  return Math.log((large.figures[name] ?? 0) / (small.figures[name] ?? 0)) / Math.log(large.size / small.size);
}

function show(figure = Number.NaN): string {
  if (!Number.isFinite(figure)) return '–';
  return figure >= 100 ? String(Math.round(figure)) : figure.toFixed(2);
}
