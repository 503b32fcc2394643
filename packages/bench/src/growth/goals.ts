import { printTable } from '../table.ts';
import { exponent, type Measured } from './report.ts';

/** What a thousand operations may cost. */
interface Goal {
  name: string;
  /** The figure that is compared; `NaN` if it was not measured. */
  figure: (measured: readonly Measured[]) => number;
  atMost: number;
}

const BUILD_STEPS = ['lint', 'bundle, both languages', 'generate', 'contract build', 'typecheck', 'mock build'];
const LANGUAGES = 2;

const GOALS: Goal[] = [
  ...[...BUILD_STEPS, 'docs build'].map((step) => ({
    name: `${step}: exponent of growth`,
    figure: (measured: readonly Measured[]) => exponent(measured, `${step}, CPU s`),
    atMost: 1,
  })),
  {
    name: 'lint that finds a mistake, of one that finds none',
    figure: ofAnother('lint that finds a mistake, CPU s', 'lint, CPU s'),
    atMost: 1.1,
  },
  {
    name: 'tsc over the generated types, of those of stock openapi-typescript',
    figure: ofAnother('tsc over the generated types, CPU s', 'tsc over those of stock openapi-typescript, CPU s'),
    atMost: 1.5,
  },
  { name: 'client bundle, of the smallest contract', figure: ofSmallest('client bundle, bytes'), atMost: 1 },
  { name: 'mock start, of the smallest contract', figure: ofSmallest('mock start, CPU s'), atMost: 2 },
  // Throughput as a whole is limited by what sends the requests, too; the processor time is that of the mock alone.
  ...['/s', ' per CPU s'].map((unit) => ({
    name: `mock requests${unit} of the smallest contract, of those of the largest`,
    figure: (measured: readonly Measured[]) => 1 / ofSmallest(`mock requests${unit} over those of one kind`)(measured),
    atMost: 1 / 0.9,
  })),
  { name: 'docs build, CPU s per operation and language', figure: docsPerOperation, atMost: 0.15 },
  ...["bytes before an operation's page is readable", "largest paint of an operation's page, ms"].map((row) => ({
    name: `${row}, of the smallest contract`,
    figure: ofSmallest(row),
    atMost: 1.1,
  })),
];

/** Prints which goals are met. */
export function printGoals(measured: readonly Measured[]): void {
  printTable(
    'Goals',
    GOALS.map(({ name, figure, atMost }) => {
      const value = figure(measured);
      const verdict = value <= atMost ? 'met' : 'missed';
      return {
        name,
        measured: Number.isFinite(value) ? value.toFixed(2) : '–',
        'at most': atMost.toFixed(2),
        verdict: Number.isFinite(value) ? verdict : 'not measured',
      };
    }),
  );
}

/** A figure of the largest contract as a multiple of that of the smallest. */
function ofSmallest(row: string) {
  return (measured: readonly Measured[]) => figureOf(measured.at(-1), row) / figureOf(measured[0], row);
}

/** A figure of the largest contract as a multiple of another one. */
function ofAnother(row: string, other: string) {
  return (measured: readonly Measured[]) => figureOf(measured.at(-1), row) / figureOf(measured.at(-1), other);
}

function docsPerOperation(measured: readonly Measured[]): number {
  const [small, large] = [measured[0], measured.at(-1)];
  const grown = figureOf(large, 'docs build, CPU s') - figureOf(small, 'docs build, CPU s');
  return grown / LANGUAGES / ((large?.size ?? 0) - (small?.size ?? 0));
}

function figureOf(measured: Measured | undefined, row: string): number {
  return measured?.figures[row] ?? Number.NaN;
}
