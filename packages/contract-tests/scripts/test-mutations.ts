/**
 * `npm run test:mutations`: makes one change at a time, to the contract, to a server and to the code, and counts those that
 * a test notices. Prints killed / total and every survivor. Fails if one survives that nobody has explained.
 */
import { parseArgs } from 'node:util';
import { reportCode } from '../mutations/report-code.ts';
import { reportContract } from '../mutations/report-contract.ts';
import { reportServer } from '../mutations/report-server.ts';

const PARTS = ['contract', 'server', 'client', 'mock', 'docs'];
const HELP = `Usage: npm run test:mutations -- [part]... [--every N]

Makes one change at a time, and lists those that no test catches. Without a part, all of them run:

  contract    the OpenAPI document, from which everything is built again
  server      a small server, against which the contract tests run
  client      the client's code, changed by StrykerJS
  mock        the mock's code, changed by StrykerJS
  docs        the code of the docs, changed by StrykerJS
  --every N   only every N-th mutant of contract and server
  --help      show this help
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { every: { type: 'string', default: '1' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". Choose from: ${PARTS.join(', ')}`);
  if (!/^[1-9]\d*$/.test(values.every))
    throw new Error(`--every is "${values.every}"; it must be a whole number of 1 or more`);
  if (values.help) process.stdout.write(HELP);
  else process.exitCode = (await run(positionals.length > 0 ? positionals : PARTS, Number(values.every))) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  console.error('Run npm run test:mutations -- --help for the options.');
  process.exitCode = 2;
}

/** Returns whether every mutant of these parts is killed or explained. */
async function run(parts: readonly string[], every: number): Promise<boolean> {
  const passed = [];
  for (const part of parts) {
    if (part === 'contract') passed.push(await reportContract(every));
    else passed.push(await (part === 'server' ? reportServer(every) : reportCode(part)));
  }
  return passed.every(Boolean);
}
