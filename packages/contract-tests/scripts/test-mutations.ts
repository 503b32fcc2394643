/**
 * `npm run test:mutations`: tells the suite one lie after another, about the contract and in the code, and counts those
 * that it notices. Prints killed / total and every survivor with its diff. Fails if one survives that nobody has explained.
 */
import { parseArgs } from 'node:util';
import { reportCode } from '../mutations/report-code.ts';
import { reportContract } from '../mutations/report-contract.ts';

const PARTS = ['contract', 'client', 'mock'];
const HELP = `Usage: npm run test:mutations -- [part]... [--every N]

  contract    one thing about the document changed after another, and everything made from it again
  client      the client's code, changed by StrykerJS
  mock        the mock's code
  --every N   only every N-th mutant of the contract
  --help      this
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { every: { type: 'string', default: '1' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". Choose from: ${PARTS.join(', ')}`);
  if (!/^[1-9]\d*$/.test(values.every))
    throw new Error(`--every is "${values.every}"; it has to be a number from 1 on`);
  if (values.help) process.stdout.write(HELP);
  else process.exitCode = (await run(positionals.length > 0 ? positionals : PARTS, Number(values.every))) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  console.error('Run npm run test:mutations -- --help for what it takes.');
  process.exitCode = 2;
}

/** Says whether every mutant of these parts is killed or explained. */
async function run(parts: readonly string[], every: number): Promise<boolean> {
  const passed = [];
  for (const part of parts) passed.push(await (part === 'contract' ? reportContract(every) : reportCode(part)));
  return passed.every(Boolean);
}
