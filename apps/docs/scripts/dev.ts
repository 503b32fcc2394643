/**
 * Serves the site, and builds it again and reloads the page whenever the contract, a guide or the site itself changes.
 * While it builds, it shows what a change of the contract makes of the pages of operations.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { watch } from 'chokidar';
import { serveSite, siteHandler } from '../src/serve.ts';
import type { Previewed } from './preview.ts';
import { Readers } from './readers.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const WATCHED = ['openapi', 'redocly.yaml', 'apps/docs/guides', 'apps/docs/src', 'packages/client/src'];
/** What the pages of operations are made from, below `openapi/`. */
const PREVIEWED = /^openapi\/((?:paths|components|overlays)\/.+\.yaml)$/;
/** What a process that makes them has loaded. */
const LOADED = /^(apps\/docs|packages\/client)\/src\/|^openapi\/(rules|workflows)\//;
/** Editors write a file more than once; one build is enough, in milliseconds. */
const CALM = 100;

const readers = new Readers();
/** What pages show that are not built yet, by their paths, and the number of the change that they show. */
const previews = new Map<string, { main: string; change: number }>();
let previewer: ChildProcess | undefined;
let building: ChildProcess | undefined;
/** Numbers of changes: the last one, and the last one that is built. */
let last = 0;
let built = 0;

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
  edit(page, file) {
    const preview = previews.get(file.replace(/index\.html$/, ''));
    const shown = preview ? page.replace(/(?<=<main[^>]*>).*(?=<\/main>)/s, () => preview.main) : page;
    return shown.replace('</body>', '<script src="/dev/reload.js"></script></body>');
  },
});
const site = await serveSite({ port: Number(process.env.DOCS_PORT || 8080), handler: readers.serve(files) }).catch(
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);

const names = new Set<string>();
let timer: NodeJS.Timeout | undefined;
const watcher = watch(WATCHED, { cwd: root, ignoreInitial: true }).on('all', (_, name) => {
  names.add(name.replaceAll('\\', '/'));
  clearTimeout(timer);
  timer = setTimeout(showChanges, CALM);
});
await once(watcher, 'ready');
console.log(`Docs  ${site.url}\n\nWatching ${WATCHED.join(', ')}. Ctrl-C stops.`);

function showChanges(): void {
  const all = [...names];
  names.clear();
  last++;
  const previewed = all.flatMap((name) => PREVIEWED.exec(name)?.[1] ?? []);
  if (all.some((name) => LOADED.test(name))) stopPreviewer();
  else if (previewed.length > 0) previewer?.send({ change: last, files: previewed });
  rebuild();
}

async function rebuild(): Promise<void> {
  if (building) return;
  let change: number;
  do {
    change = last;
    if (!(await build())) continue; // the last good site stays, with the report on it
    built = change;
    previewer?.send('built');
    for (const [path, preview] of previews) if (preview.change <= built) previews.delete(path);
    readers.reload();
    console.log(`Built at ${new Date().toLocaleTimeString()}`);
  } while (change < last);
}

/** Runs the same build as everybody else, in a process of its own: what it imports may have changed. */
async function build(): Promise<boolean> {
  const command = ['run', '--silent', 'build', '--', '--filter=@ciam-sms/docs'];
  const env = { ...process.env, ...(process.stderr.isTTY && { FORCE_COLOR: '1' }) };
  building = spawn('npm', command, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [building.stdout, building.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stderr.write(text);
    });
  }
  // Previews come first.
  if (building.pid) setPriority(building.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const [code] = await once(building, 'close');
  building = undefined;
  readers.report(code === 0 ? '' : mistakesIn(output));
  if (code === 0) previewer ??= startPreviewer();
  return code === 0;
}

/** What the packages say that could not be built: each line begins with the name of a package and its task. */
function mistakesIn(output: string): string {
  const lines = stripVTControlCharacters(output).matchAll(/^@ciam-sms\/\S+:\w+:(?! cache | > | npm error )(.*)$/gm);
  const said = Array.from(lines, ([, line]) => line?.slice(1)).join('\n');
  return said.trim() || output;
}

function startPreviewer(): ChildProcess {
  const started = fork(new URL('preview.ts', import.meta.url)).once('exit', () => {
    if (previewer === started) previewer = undefined;
  });
  return started.on('message', ({ change, pages }: Previewed) => {
    if (change <= built || pages.length === 0) return;
    for (const { path, main } of pages) previews.set(path, { main, change });
    readers.reload();
  });
}

function stopPreviewer(): void {
  previewer?.kill();
  previewer = undefined;
}
