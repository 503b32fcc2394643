import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * Starts stock `prism mock` on any free port. It is silent, because the code that prints its log
 * "repairs" every line, and the process crashes on a line whose request holds certain backslashes.
 *
 * @param contract Path of a bundled contract; by default ours.
 */
export async function startStockPrism(
  contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')),
) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['mock', contract, '--port', String(port), '--verboseLevel', 'silent'];
  const child = spawn('prism', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(child, 'close');
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  // A silent Prism does not say when it is ready.
  while (!(await isServing(url))) {
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

const isServing = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
