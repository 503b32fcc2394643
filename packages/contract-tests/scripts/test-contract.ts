/** `npm run test:contract`: runs the contract tests against mock and proxy, or against the server that `--target` names. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Usage: npm run test:contract -- [options]

Tests a server of the API against the contract. Without --target, it tests the mock and the mock's proxy.

  --target URL      the server to test, with its path prefix if it has one
  --client-id ID    the client ID of the application that sends the requests; a tenant rejects any that it does not
                    know. CONTRACT_CLIENT_ID in the environment does the same and keeps it out of the shell's history
  --header 'N: V'   a header that the server needs besides those of the contract; can be repeated
  --allow-send      also send valid requests: A REAL TENANT SENDS A TEXT MESSAGE FOR EACH. They need the environment
                    variables CONTRACT_MOBILE, CONTRACT_CAPTCHA_TOKEN and CONTRACT_CLIENT_ID
  --sends-nothing   the server is not real and sends no text messages: also send it valid requests, with generated
                    mobile numbers
  --seed N          generate the same cases as an earlier run, which printed N
  --timeout MS      time for one response, in milliseconds (default 5000)
  --max-time S      time for the whole run, in seconds (default 120); cases after that are skipped, and the run fails
  --bail            stop at the first failure
  --junit FILE      also write a JUnit XML report
  --report FILE     also write a Markdown report: what was sent, passed and skipped, by operation, status, error and
                    language. FILE is relative to the repository's folder
  --help            show this help

Without --allow-send or --sends-nothing, a server that is not the mock gets only requests that it has to reject,
and valid GET requests.
Skipped cases are listed with the reason. The mobile number, captcha token, client ID and headers that you provide
are not printed.
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
    throw new Error('--target must be a URL that starts with http:// or https://');
  }
  if (target !== undefined && new URL(target).username + new URL(target).password !== '') {
    throw new Error('--target must not contain a user name or password. Send them with --header.');
  }
  if (!/^-?\d+$/.test(seed)) throw new Error(`--seed is "${seed}"; it must be an integer`);
  for (const [name, value] of Object.entries({ timeout, 'max-time': maxTime })) {
    if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} is "${value}"; it must be a whole number of 1 or more`);
  }
  const url = target?.replace(/\/$/, '');
  Object.assign(process.env, {
    CONTRACT_SEED: seed,
    CONTRACT_TIMEOUT: timeout,
    CONTRACT_HEADERS: JSON.stringify(readHeaders(values.header ?? [])),
    ...(url && { CONTRACT_TARGET: url }),
    ...(clientId && { CONTRACT_CLIENT_ID: clientId }),
    ...(values.report && { CONTRACT_REPORT: prepareFile('--report', values.report) }),
    CONTRACT_DEADLINE: String(Date.now() + Number(maxTime) * 1_000),
  });
  if (url) {
    const { probeTarget } = await import('../src/probe.ts'); // which reads the environment
    const found = await probeTarget(url).catch((error: Error) => error.message);
    if (typeof found === 'string') {
      console.error(`${found} (--target ${new URL(url).origin})`);
      return 3;
    }
    const kind = kindOf(found.isMock, values);
    const missing = kind === 'tenant that may send' ? await listMissing() : [];
    if (missing.length > 0) throw new Error(`--allow-send needs ${missing.join(', ')} in the environment`);
    process.env.CONTRACT_TARGET_KIND = kind;
  }
  return runTests(values);
}

function kindOf(isMock: boolean, values: Values): string {
  if (isMock) return 'mock';
  if (values['sends-nothing']) return 'server that sends nothing';
  return values['allow-send'] ? 'tenant that may send' : 'tenant';
}

/** Without these, messages would go to the mobile number of the contract's example. */
async function listMissing(): Promise<string[]> {
  const { readAcceptance } = await import('../src/acceptance.ts');
  const { missingVariables } = await import('../src/request.ts');
  return missingVariables(readAcceptance());
}

/** Creates a report's file, since a run that cannot write its report is noticed before it begins. */
function prepareFile(option: string, file: string): string {
  const path = resolve(process.env.INIT_CWD ?? '.', file); // npm changes the folder
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  } catch (error) {
    throw new Error(`${option} ${file} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
  return path;
}

function runTests({ target, junit, bail, timeout, 'max-time': seconds }: Values): Promise<number> {
  // Files that send nothing to the target are left out.
  const files = ['operations', 'generated', 'flow', ...(target ? [] : ['acceptance'])].map(
    (name) => `test/${name}.test.ts`,
  );
  const reporters = ['--reporter=tree', '--reporter=./src/coverage.ts'];
  if (junit) reporters.push('--reporter=junit', `--outputFile.junit=${prepareFile('--junit', junit)}`);
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
  // Once the time is over, cases are skipped. What does not even skip them cannot write a report either.
  const end = setTimeout(() => vitest.kill(), limit + Number(timeout) + 10_000);
  return new Promise((finish) => {
    vitest.once('close', (status) => {
      clearTimeout(end);
      const isLate = Date.now() > Number(process.env.CONTRACT_DEADLINE);
      if (isLate) console.error(`The run took longer than ${seconds} s and was ended; --max-time sets its time.`);
      finish(status === 0 && !isLate ? 0 : 1);
    });
  });
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w-]+): *(.+)$/.exec(line) ?? [];
      if (!name || !value) throw new Error("--header must be written as 'Name: value'"); // which may be a secret
      return [name.toLowerCase(), value];
    }),
  );
}
