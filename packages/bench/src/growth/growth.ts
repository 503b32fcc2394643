/** `npm run bench:growth`: what more operations cost, side by side in one run. */
import { parseArgs } from 'node:util';
import { copyWith, FOR_DOCS } from '@ciam-sms/zoo';
import { growContract } from '@ciam-sms/zoo/grow';
import { printGoals } from './goals.ts';
import { buildMeasures } from './measure-build.ts';
import { docsBuild, measureDocs } from './measure-docs.ts';
import { measureMocks } from './measure-mock.ts';
import { type Measured, printGrowth } from './report.ts';

const HELP = `Usage: npm run bench:growth -- [options]

Adds operations of all the zoo's kinds to the contract, builds everything from it, and measures what that costs.
Linux only: it reads /proc. All four contracts take about a quarter of an hour on two cores.

  --sizes 1,10,100,1000  Numbers of operations to add, ascending.
  --quick                The same as --sizes 1,10, with less load.
  --without docs,mock    Leaves parts out.
  --seed 17              Decides about the order of the operations.
  --help                 Shows this.
`;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    quick: { type: 'boolean', default: false },
    without: { type: 'string', default: '' },
    seed: { type: 'string', default: '17' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else await benchGrowth();

async function benchGrowth(): Promise<void> {
  const sizes = (values.sizes ?? (values.quick ? '1,10' : '1,10,100,1000')).split(',').map(Number);
  const without = values.without.split(',');
  const reasons: string[] = [];
  const contracts = sizes.map((size) => ({ size, figures: {} as Measured['figures'], copy: copyOf(size) }));
  try {
    const measures = [...buildMeasures, ...(without.includes('docs') ? [] : [docsBuild])];
    for (const { row, run } of measures) {
      for (const { size, figures, copy } of contracts) {
        await attempt(`${row}, ${size} more`, async () => {
          figures[row] = await run(copy);
        });
      }
    }
    if (!without.includes('mock')) {
      await attempt('mock', async () => {
        const mocks = await measureMocks(
          contracts.map(({ copy }) => copy),
          values.quick ? 'few' : 'many',
        );
        for (const [index, figures] of mocks.entries()) Object.assign(contracts[index]?.figures ?? {}, figures);
      });
    }
    for (const { size, figures, copy } of without.includes('docs') ? [] : contracts) {
      await attempt(`docs, ${size} more`, async () => {
        Object.assign(figures, await measureDocs(copy));
      });
    }
  } finally {
    for (const { copy } of contracts) copy[Symbol.dispose]();
  }
  printGrowth(contracts);
  if (contracts.length > 1) printGoals(contracts);
  for (const reason of reasons) console.error(reason);
  if (reasons.length > 0) process.exitCode = 1;

  /** A figure that cannot be measured is a failure, with its reason; the others are measured all the same. */
  async function attempt(what: string, measure: () => Promise<void>): Promise<void> {
    process.stderr.write(`measuring ${what}\n`);
    try {
      await measure();
    } catch (error) {
      reasons.push(`Not measured: ${what}: ${(error as Error).message}`);
    }
  }
}

/** A copy of the repository in which everything can be built from a larger contract. */
function copyOf(size: number) {
  return copyWith(growContract(size, Number(values.seed)), [...FOR_DOCS, 'packages/testing']);
}
