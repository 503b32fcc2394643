/** Every fenced block is run by a test, or compared with what it shows. A block that no test knows of fails here. */
import { PUBLISHED } from '@ciam-sms/release/published';
import { describe, expect, test } from 'vitest';
import { guides, readmes } from './pages.ts';
import { allBlocks, read, root } from './repository.ts';

// By its path: its types need declarations of the mock's own.
const { parseCommand } = await import(`${root}apps/mock/src/options.ts`);

/** Languages whose blocks are run, or drawn, wherever they are. */
const RUN_ANYWHERE = {
  ts: 'snippets.test.ts',
  python: 'snippets.test.ts',
  mermaid: 'the build of the docs, which draws them or fails',
};

/** Pages with blocks that a test of their own reads. */
const RUN_ON: Record<string, Record<string, string>> = {
  'README.md': { '': 'tables.test.ts, which compares the folders' },
  'CONTRIBUTING.md': {
    sh: 'worked-changes.longer.test.ts',
    yaml: 'worked-changes.longer.test.ts',
    md: 'worked-changes.longer.test.ts',
  },
  'apps/docs/guides/3-entering-the-code.md': { html: 'facts.test.ts of the docs', text: 'facts.test.ts of the docs' },
  'apps/docs/guides/6-running-the-mock.md': {
    sh: 'running-the-mock.longer.test.ts',
    dockerfile: 'running-the-mock.longer.test.ts',
    haproxy: 'running-the-mock.longer.test.ts',
  },
  'apps/docs/guides/maintainers/2-sharing-builds.md': { sh: 'shared-builds.longer.test.ts' },
  'packages/contract-tests/decisions/peers.md': { sh: 'nothing: it was run on the day that the page names, with Java' },
};

describe.for([...readmes, ...guides])('%s', (page) => {
  const runHere = { ...RUN_ANYWHERE, ...RUN_ON[page] };
  const blocks = allBlocks(read(page)).filter(({ language }) => !Object.hasOwn(runHere, language));

  test('has only blocks that a test runs, and shell commands', () => {
    expect(blocks.map(({ language }) => language).filter((language) => language !== 'sh')).toEqual([]);
  });

  const commands = blocks.filter(({ language }) => language === 'sh');
  const lines = commands.flatMap(({ code }) =>
    code
      .trim()
      .replaceAll('\\\n', '')
      .split(/\n| && /),
  );
  test.runIf(lines.length > 0).for(lines)('%s', (line) => {
    const [command = '', ...args] = line.split(/ +/);
    if (command === 'curl') return; // snippets.test.ts sends it to a mock
    const [, ofNpm = ''] = /^npm (ci|start|test|run|install) ?/.exec(line) ?? [];
    if (['ci', 'start', 'test', 'run'].includes(ofNpm)) return; // commands.test.ts finds it in what CI runs
    if (ofNpm === 'install') {
      // published.longer.test.ts installs all of these.
      expect(PUBLISHED.map(({ name }) => name)).toContain(args.at(-1));
      return;
    }
    // published.longer.test.ts starts this one; here are its other options.
    expect([command, args[0]]).toEqual(['npx', '@ciam-sms/mock']);
    expect(() => parseCommand(args.slice(1), {})).not.toThrow();
  });
});
