import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs `npm run test:contract` to its end. */
export function testContract(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const options = { cwd, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/test-contract.ts', ...args], options, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}
