#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { renderReady } from './log.ts';
import { HELP, parseCommand, UsageError } from './options.ts';
import { writePortFile } from './port-file.ts';
import { startMock, startProxy } from './start-mock.ts';

// Whoever started the mock may stop reading its log; the mock goes on all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const command = parseCommand(process.argv.slice(2), process.env);
  if (command.name === 'help') process.stdout.write(HELP);
  else if (command.name === 'version') process.stdout.write(`${readVersion()}\n`);
  else {
    const mock = await (command.name === 'proxy' ? startProxy(command.options) : startMock(command.options));
    let removePortFile = () => {};
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        removePortFile();
        mock.close().then(() => process.exit(0));
      });
    }
    try {
      if (command.portFile !== undefined) removePortFile = writePortFile(command.portFile, mock.url);
    } catch (error) {
      await mock.close();
      throw error;
    }
    const name = command.name === 'proxy' ? 'Proxy' : 'Mock';
    process.stdout.write(`${renderReady(name, mock.url, command.options.log)}\n`);
  }
} catch (error) {
  const reason = String(error instanceof Error ? error.message : error);
  // A value that is repeated in it may have several lines.
  process.stderr.write(`ciam-sms-mock: ${reason.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
