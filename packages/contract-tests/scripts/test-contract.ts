/** `npm run test:contract`: runs the suite against mock and proxy, or against the server that `--target` names. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run test:contract -- [options]

  --target URL      the server to test; without it, the mock and the mock's proxy
  --client-id ID    its application; or CONTRACT_CLIENT_ID
  --allow-send      also run the cases that a real tenant accepts: EACH SENDS A MESSAGE.
                    They need CONTRACT_MOBILE and CONTRACT_CAPTCHA_TOKEN.
  --junit FILE      also write the report as JUnit XML
  --seed N          replay the generated cases of an earlier run, which printed N
  --help            this

A target that answers as the mock does gets every case. Of any other, those that only the mock can answer are left out.
`;

try {
  const { values } = parseArgs({
    options: {
      target: { type: 'string' },
      'client-id': { type: 'string' },
      'allow-send': { type: 'boolean' },
      junit: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else process.exitCode = run(values);
} catch (error) {
  console.error((error as Error).message);
  console.error('Run npm run test:contract -- --help for the options.');
  process.exitCode = 2;
}

interface Values {
  target?: string;
  'client-id'?: string;
  'allow-send'?: boolean;
  junit?: string;
  seed?: string;
}

function run({ target, 'client-id': clientId, 'allow-send': allowSend, junit, seed }: Values): number {
  if (target !== undefined && !(URL.canParse(target) && /^https?:/.test(target))) {
    throw new Error(`--target is "${target}"; it has to be a URL that begins with http:// or https://`);
  }
  if (seed !== undefined && !/^-?\d+$/.test(seed)) throw new Error(`--seed is "${seed}"; it has to be an integer`);
  // npm changes the folder; files are named from where the command was given.
  const report = junit && resolve(process.env.INIT_CWD ?? '.', junit);
  const files = ['test/operations.test.ts', 'test/acceptance.test.ts', ...(target ? [] : ['test/generated.test.ts'])];
  const reporters = ['--reporter=tree', ...(report ? ['--reporter=junit', `--outputFile.junit=${report}`] : [])];
  const { status } = spawnSync('vitest', ['run', ...files, ...reporters], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ...(target && { CONTRACT_TARGET: target.replace(/\/$/, '') }),
      ...(clientId && { CONTRACT_CLIENT_ID: clientId }),
      ...(allowSend && { CONTRACT_ALLOW_SEND: 'true' }),
      ...(seed && { CONTRACT_SEED: seed }),
    },
  });
  return status ?? 1;
}
