import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Reads a file of the repository. */
export const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What npm, turbo and vitest put into the environment of this process. */
const PUT_IN = /^(npm_(?!config_(registry|cache|userconfig))|turbo|vitest|node_env|node_options|init_cwd|force_color)/i;

/** A stranger's environment: without what the tools around this process put into it. */
export function strangersEnv(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !PUT_IN.test(name));
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(own), PATH: path.join(':'), NO_COLOR: '1', ...extra };
}

/** Runs a command line in a folder, to its end. */
export function run(command: string, cwd: string = root, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: strangersEnv(env),
  });
  return { status, stdout, stderr };
}

/** The fenced blocks of a Markdown file. */
export function allBlocks(markdown: string): { language: string; code: string }[] {
  const blocks = markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', code = '']) => ({ language, code }));
}

/** The fenced blocks of a Markdown file in one language. */
export function codeBlocks(markdown: string, language: string): string[] {
  return allBlocks(markdown).flatMap((block) => (block.language === language ? [block.code] : []));
}

/**
 * Clones the repository as it is now, with what is not committed yet.
 *
 * @returns the folder of the clone, which is the caller's to remove
 */
export function cloneRepository(prefix: string): string {
  const clone = mkdtempSync(join(tmpdir(), prefix));
  for (const file of listFiles()) cpSync(join(root, file), join(clone, file), { recursive: true });
  commit(clone);
  return clone;
}

/** Clones it in the same way, and links what is installed here in place of installing it again. */
export function cloneInstalled(): RepositoryCopy {
  const copy = new RepositoryCopy(listFiles());
  commit(copy.folder);
  return copy;
}

function listFiles(): string[] {
  return run('git -c core.quotePath=false ls-files --cached --others --exclude-standard').stdout.trim().split('\n');
}

function commit(clone: string): void {
  run('git init -q -b main . && git add -A', clone);
  run('git -c user.name=stranger -c user.email=stranger@example.com commit -q -m clone', clone);
}
