/** `npm run test:contract`: runs the contract tests against mock and proxy, or against the server that `--target` names. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run test:contract -- [options]

  --target URL      the server to test; without it, the mock and the mock's proxy
  --client-id ID    its application; or CONTRACT_CLIENT_ID
  --header 'N: V'   a header that it needs besides those of the contract; can be repeated
  --allow-send      also run the cases that a real tenant accepts: EACH SENDS A MESSAGE.
                    They need CONTRACT_MOBILE and CONTRACT_CAPTCHA_TOKEN.
  --sends-nothing   the target sends no messages, so also send it generated valid requests
  --seed N          repeat the generated cases of an earlier run, which printed N
  --timeout MS      time for one response in milliseconds, by default 5000
  --max-time S      time for the whole run in seconds, by default 120
  --bail            stop at the first failure
  --junit FILE      also write the report as JUnit XML
  --report FILE     also write what was covered as a Markdown page
  --help            this

The mock gets every case. Cases that another target cannot get are skipped, with the reason.
Exit codes: 0 passed, 1 failed, 2 wrong options, 3 the target cannot be tested.
`;

const options = {
  target: { type: 'string' },
  'client-id': { type: 'string' },
  header: { type: 'string', multiple: true },
  'allow-send': { type: 'boolean' },
  'sends-nothing': { type: 'boolean' },
  seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  timeout: { type: 'string', default: '5000' },
  'max-time': { type: 'string', default: '120' },
  bail: { type: 'boolean' },
  junit: { type: 'string' },
  report: { type: 'string' },
  help: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

try {
  const { values } = parseArgs({ options });
  if (values.help) process.stdout.write(HELP);
  else process.exitCode = await run(values);
} catch (error) {
  console.error((error as Error).message);
  console.error('Run npm run test:contract -- --help for the options.');
  process.exitCode = 2;
}

async function run(values: Values): Promise<number> {
  const { target, 'client-id': clientId, seed, timeout, 'max-time': maxTime } = values;
  if (target !== undefined && !(URL.canParse(target) && /^https?:/.test(target))) {
    throw new Error('--target has to be a URL that begins with http:// or https://');
  }
  if (target !== undefined && new URL(target).username + new URL(target).password !== '') {
    throw new Error('--target must not contain a user name or password. Send them with --header.');
  }
  if (!/^-?\d+$/.test(seed)) throw new Error(`--seed is "${seed}"; it has to be an integer`);
  for (const [name, value] of Object.entries({ timeout, 'max-time': maxTime })) {
    if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} is "${value}"; it has to be a number from 1 on`);
  }
  const url = target?.replace(/\/$/, '');
  Object.assign(process.env, {
    CONTRACT_SEED: seed,
    CONTRACT_TIMEOUT: timeout,
    CONTRACT_HEADERS: JSON.stringify(readHeaders(values.header ?? [])),
    ...(url && { CONTRACT_TARGET: url }),
    ...(clientId && { CONTRACT_CLIENT_ID: clientId }),
    ...(values.report && { CONTRACT_REPORT: resolve(process.env.INIT_CWD ?? '.', values.report) }),
  });
  if (url) {
    const { probeTarget } = await import('../src/probe.ts'); // which reads the environment
    const found = await probeTarget(url).catch((error: Error) => error.message);
    if (typeof found === 'string') {
      console.error(`${found} (--target ${new URL(url).origin})`);
      return 3;
    }
    process.env.CONTRACT_TARGET_KIND = kindOf(found.isMock, values);
  }
  return runTests(values);
}

function kindOf(isMock: boolean, values: Values): string {
  if (isMock) return 'mock';
  if (values['sends-nothing']) return 'server that sends nothing';
  return values['allow-send'] ? 'tenant that may send' : 'tenant';
}

function runTests({ target, junit, bail, 'max-time': seconds }: Values): Promise<number> {
  // What does not touch the target is no case of its.
  const files = ['operations', 'generated', ...(target ? [] : ['acceptance'])].map((name) => `test/${name}.test.ts`);
  const reporters = ['--reporter=tree', '--reporter=./src/coverage.ts'];
  // npm changes the folder; files are named from where the command was given.
  if (junit) reporters.push('--reporter=junit', `--outputFile.junit=${resolve(process.env.INIT_CWD ?? '.', junit)}`);
  const limit = Number(seconds) * 1_000;
  const vitest = spawn(
    'vitest',
    ['run', ...files, ...reporters, `--testTimeout=${limit}`, ...(bail ? ['--bail=1'] : [])],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  const timer = setTimeout(() => {
    console.error(`The run took longer than ${seconds} s and was ended; --max-time sets its time.`);
    vitest.kill();
  }, limit);
  return new Promise((end) => {
    vitest.once('close', (status) => {
      clearTimeout(timer);
      end(status === 0 ? 0 : 1);
    });
  });
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+): *(.+)$/.exec(line) ?? [];
      if (!name || !value) throw new Error("--header has to be written as 'Name: value'"); // which may be a secret
      return [name.toLowerCase(), value];
    }),
  );
}
