import { existsSync } from 'node:fs';
import { type BrowserServer, chromium } from 'playwright-core';
import { type Program, unpackBundledChromium } from './bundled-chromium.ts';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A way to get a browser. */
interface Candidate {
  name: string;
  find: () => Promise<Program>;
}

/**
 * Starts a real browser: the one that `CHROMIUM_PATH` names; or else an installed one, or the one that comes as an npm
 * package. Connect to it with `chromium.connect(server.wsEndpoint())`.
 *
 * @throws {Error} that lists what was tried, if none starts
 */
export async function startBrowser(env: NodeJS.ProcessEnv = process.env): Promise<BrowserServer> {
  const failures: string[] = [];
  for (const { name, find } of listCandidates(env)) {
    try {
      const { executablePath, env: more } = await find();
      return await chromium.launchServer({
        executablePath,
        args: ARGS,
        env: { ...env, ...more } as Record<string, string>,
        // Whoever started this process decides when it ends, and then ends the browser.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
    } catch (error) {
      failures.push(`  ${name}: ${reasonOf(error as Error)}`);
    }
  }
  throw new Error(
    `No browser starts on this machine. Tried:\n${failures.join('\n')}\n` +
      'Set CHROMIUM_PATH to the program of a Chromium or Chrome that does; it is then the only one that is tried.',
  );
}

function listCandidates({ CHROMIUM_PATH }: NodeJS.ProcessEnv): Candidate[] {
  const program = (executablePath: string) => async () => ({ executablePath });
  if (CHROMIUM_PATH) return [{ name: `CHROMIUM_PATH, ${CHROMIUM_PATH}`, find: program(CHROMIUM_PATH) }];
  return [
    ...INSTALLED.filter((path) => existsSync(path)).map((path) => ({ name: path, find: program(path) })),
    { name: 'the Chromium of the npm package @sparticuz/chromium', find: unpackBundledChromium },
  ];
}

/** The line of a failure that says why: what the browser itself wrote, or else the first one. */
function reasonOf({ message }: Error): string {
  const [, written] = /\[err\] (.+)/.exec(message) ?? [];
  return written ?? message.split('\n')[0] ?? '';
}
