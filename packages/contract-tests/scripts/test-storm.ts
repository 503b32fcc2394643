/** `npm run test:storm`: sends generated requests to the mock and through the proxy. */
import { parseArgs } from 'node:util';
import { runStorm } from '../src/storm/run-storm.ts';

const HELP = `Usage: npm run test:storm -- [options]

Sends generated requests to the mock, and through the proxy with and without --errors, in front of a server whose responses
are generated too. The mock must accept exactly the valid ones, the proxy must change nothing, and with --errors nothing
that violates the contract may pass. What violates it is decided by code that mock and proxy do not share.

  --count N   number of requests to each of the three (default 100000, which takes some minutes)
  --seed N    generate the same requests as an earlier run, which printed N
  --help      show this help

Exit codes: 0 passed, 1 failed, 2 wrong options.
`;

const options = {
  count: { type: 'string', default: '100000' },
  seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  help: { type: 'boolean' },
} as const;

try {
  const { values } = parseArgs({ options });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (!/^[1-9]\d*$/.test(values.count))
    throw new TypeError(`--count is "${values.count}"; it must be a whole number of 1 or more`);
  if (!/^\d+$/.test(values.seed)) throw new TypeError(`--seed is "${values.seed}"; it must be a whole number`);
  if (values.help) process.stdout.write(HELP);
  else {
    console.log(`${count} generated requests. Add --seed ${seed} to repeat them.`);
    console.table(await runStorm({ count, seed, tell: tellEvery(10_000) }));
  }
} catch (error) {
  console.error((error as Error).message);
  if (error instanceof TypeError) console.error('Run npm run test:storm -- --help for the options.');
  process.exitCode = error instanceof TypeError ? 2 : 1;
}

function tellEvery(step: number) {
  return (done: number) => {
    if (done % step === 0) console.log(`${done} sent`);
  };
}
