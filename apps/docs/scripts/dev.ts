/** Serves the site, and builds it again and reloads the page whenever the contract, a guide or the site itself changes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { serveSite, siteHandler } from '../src/serve.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const WATCHED = ['openapi', 'redocly.yaml', 'apps/docs/guides', 'apps/docs/src', 'packages/client/src'];
/** Editors write a file more than once; one build is enough, in milliseconds. */
const CALM = 100;

const readers = new Set<ServerResponse>();
let building: ChildProcess | undefined;
let changed = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    // Ctrl-C reaches the build as well; whoever stops this process alone means the build too, and neither outlives it.
    if (signal === 'SIGTERM') building?.kill(signal);
    if (building) await once(building, 'close');
    process.exit(0);
  });
}

await build();
const files = siteHandler({
  dev: true,
  edit: (page) => page.replace('</body>', '<script src="/dev/reload.js"></script></body>'),
});
const site = await serveSite({ port: Number(process.env.DOCS_PORT || 8080), handler: withReload });
console.log(`Docs  ${site.url}\n\nWatching ${WATCHED.join(', ')}. Ctrl-C stops.`);

let timer: NodeJS.Timeout | undefined;
for (const path of WATCHED) {
  watch(root + path, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, CALM);
  });
}

async function rebuild(): Promise<void> {
  changed = true;
  if (building) return;
  while (changed) {
    changed = false;
    if (!(await build())) continue; // the report is on the screen, the last good site stays
    for (const reader of readers) reader.write('data: reload\n\n');
    console.log(`Built at ${new Date().toLocaleTimeString()}`);
  }
}

/** Runs the same build as everybody else, in a process of its own: what it imports may have changed. */
async function build(): Promise<boolean> {
  const command = ['run', '--silent', 'build', '--', '--filter=@ciam-sms/docs'];
  building = spawn('npm', command, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  const [code] = await once(building, 'close');
  building = undefined;
  return code === 0;
}

/** Adds to the site the script that every page loads, which reloads it when this tells it to. */
function withReload(request: IncomingMessage, response: ServerResponse): void {
  const { url = '' } = request;
  if (url === '/dev/changes') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    readers.add(response);
    request.once('close', () => readers.delete(response));
  } else if (url === '/dev/reload.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' });
    response.end("new EventSource('/dev/changes').onmessage = () => location.reload();");
  } else {
    files(request, response);
  }
}
