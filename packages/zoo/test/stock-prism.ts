import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@ciam-sms/testing/listen';

/**
 * Starts stock `prism mock` on any free port. It is silent, because the code that prints its log
 * "repairs" every line, and the process crashes on a line whose request holds certain backslashes.
 *
 * @param contract Path of a bundled contract.
 */
export async function startStockPrism(contract: string) {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const args = ['mock', contract, '--port', port, '--verboseLevel', 'silent'];
  const child = spawn('prism', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(child, 'close');
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  const isServing = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  // A silent Prism does not say when it is ready.
  while (!(await isServing())) {
    const ending = child.exitCode ?? child.signalCode;
    if (ending !== null) throw new Error(`prism mock ended with ${ending}: ${errors}`);
    await wait(20);
  }
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill();
      await closed;
    },
  };
}
