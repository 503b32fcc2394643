import { once } from 'node:events';
import { connect } from 'node:net';
import { listen } from '@ciam-sms/testing/listen';
import { Journal } from '../src/journal.ts';
import type { LogEntry } from '../src/log.ts';
import type { Reply } from '../src/reply.ts';
import { createHttpServer, PATIENCE, type Respond } from '../src/server.ts';

/** Serves whatever a test wants answered. */
export async function serve(respond: Respond, log?: (entry: LogEntry) => void, patience = PATIENCE) {
  const journal = new Journal();
  return { ...(await listen(createHttpServer(respond, journal, log, patience))), journal };
}

/**
 * Writes raw bytes, and returns all that comes back until the other side closes.
 *
 * @param silence With it, says that nothing more follows, and waits no longer for the next answer; in milliseconds.
 */
export async function speak(port: number, bytes: string, silence?: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => (received += data));
  socket.on('error', () => {});
  socket.write(bytes);
  if (silence !== undefined) socket.setTimeout(silence, () => socket.destroy()).end();
  await once(socket, 'close');
  return received;
}

/** Answers every request alike. */
export const replying = (reply: Reply) => serve(() => reply);
