import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';

/** How long a step may take, in seconds of the clock. */
const PATIENCE = 1_800;

/**
 * Runs a command in a folder of a copy, and measures the time that processors spent on it, whatever else they did.
 *
 * @param expected The exit code that it has to have.
 * @returns the time in seconds, and what it printed
 * @throws {Error} with its output, if it ends differently or takes too long
 */
export function measureCommand(copy: RepositoryCopy, folder: string, command: readonly string[], expected = 0) {
  // `times` prints what the shell itself used, and below it what its commands used, both as user and system time.
  const script = 'timeout "$0" "$@"; code=$?; times; exit $code';
  const { status, stdout, stderr } = copy.run(folder, 'sh', '-c', script, String(PATIENCE), ...command);
  const line = command.slice(0, 3).join(' ');
  if (status === 124) throw new Error(`${line} took longer than ${PATIENCE} s`);
  const output = stdout + stderr;
  if (status !== expected) throw new Error(`${line} ended with ${status}:\n${output.slice(-2_000)}`);
  const times = [...(stdout.trimEnd().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (times.length !== 2) throw new Error(`The shell of this machine does not say how long ${line} took`);
  return { seconds: times.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0), output };
}
