/** What our pages tell people to type exists, and is run by a test; what they link to is there. */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guides, readmes } from './pages.ts';
import { codeBlocks, read, root } from './repository.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Everything that a run of CI executes: its own commands, the scripts that they lead to, and the tests. */
const executed = [
  read('.ci/run'),
  ...['test', 'pretest', 'test:all', 'test:longer'].map((name) => scripts[name]),
  ...globSync('{packages,apps}/*/test/**/*.test.ts', { cwd: root }).map(read),
  ...codeBlocks(read('CONTRIBUTING.md'), 'sh'),
]
  .join('\n')
  .replaceAll('--silent ', '');

/** The npm commands of a page; of one that is aimed at a server, what is before its address. */
const commandsOf = (text: string) =>
  [...[...text.matchAll(/`(npm [^`]+)`/g)].map(([, command]) => command ?? ''), ...codeBlocks(text, 'sh')]
    .flatMap((block) => block.trim().split(/\n| && /))
    .filter((command) => /^npm (ci|test|start|run)/.test(command))
    .map((command) => command.replace(/ https?:.*/, ''));

const commands = [...readmes, ...guides].flatMap((page) =>
  [...new Set(commandsOf(read(page)))].map((command) => ({ page, command })),
);

test.for(commands)('$page gives a command that CI runs: $command', ({ command }) => {
  expect(executed.includes(command)).toBe(true);
});

// The links of guides are those of pages, which the tests of the site follow.
test.for(readmes)('%s links only to what exists', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !existsSync(join(root, file, '..', link)))).toEqual([]);
});

test('CI runs what the README tells a reader to run', () => {
  expect(read('.ci/run')).toMatch(/^npm ci\nnpm test\nnpm run test:all\n/m);
});
