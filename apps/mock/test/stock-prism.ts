import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts stock `prism mock` on any free port.
 *
 * @param contract Path of a bundled contract; by default ours.
 */
export async function startStockPrism(
  contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')),
) {
  const child = spawn('prism', ['mock', contract, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      const found = /listening on (http:\/\/\S+)/.exec(output);
      if (found?.[1]) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`prism mock ended with ${code}: ${output}`)));
  });
  return { url, [Symbol.asyncDispose]: async () => void child.kill() };
}
