/** What is made of what Redoc renders. What it renders of a contract, `split-contract.test.ts` and `reference.test.ts` check. */
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { type Recall, recallNothing } from '../src/output/memory.ts';
import { bundledContract } from '../src/reference/bundled-contract.ts';
import { renderReference, startRedoc } from '../src/reference/render.ts';

interface Thread extends EventEmitter {
  script: URL;
  terminate: Mock;
}
const threads: Thread[] = vi.hoisted(() => []);
/** Answers a document with a section that has its title as id, or with the event that this names. */
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    terminate = vi.fn();
    script: URL;
    constructor(script: URL) {
      super();
      this.script = script;
      threads.push(this);
    }
    postMessage({ info: { title } }: { info: { title: string } }) {
      const isEvent = title === 'error' || title === 'exit';
      const answer = title === 'error' ? new Error('Redoc is out of order') : { sections: [section(title)], rules: [] };
      setImmediate(() => this.emit(isEvent ? title : 'message', answer));
    }
  },
}));
beforeEach(() => {
  threads.length = 0;
});

const section = (id: string, html = `<div id="${id}" class="used a b c d"></div>`) => ({ id, html });
const OVERVIEW = section('overview', '<div id="overview"><p class="x"></p></div>');

/** Renders a contract of which Redoc shows this, ten operations at a time. */
const render = (...rendered: { sections: { id: string; html: string }[]; rules: string[] }[]) => {
  const left = [...rendered];
  const item = { get: { responses: {} } };
  const paths = Object.fromEntries(Array.from({ length: rendered.length * 10 }, (_, index) => [`/${index}`, item]));
  const asked: unknown[] = [];
  const recall: Recall = async (inputs) => {
    asked.push((inputs as [string])[0]);
    return left.shift() as never;
  };
  const contract = { openapi: '3.1.0', info: { title: 'A', version: '1' }, paths };
  return renderReference(contract, recall).then((reference) => ({ ...reference, asked }));
};
/** The rules of a style sheet, one by one. */
const rulesOf = (css: string) =>
  css
    .replace(/\s+/g, ' ')
    .match(/[^{}]+\{[^{}]*\}/g)
    ?.map((rule) => rule.trim());

test('the overview is shown once, and the operations in their order', async () => {
  const [first, second] = [
    [OVERVIEW, section('a')],
    [OVERVIEW, section('b'), section('c')],
  ];
  const { sections, asked } = await render(
    { sections: first, rules: ['.used{color:red}'] },
    { sections: second, rules: [] },
  );
  expect(sections.map(({ id }) => id)).toEqual(['overview', 'a', 'b', 'c']);
  expect(asked).toEqual(['redoc', 'redoc']);
});

test('rules are there once, in an order that agrees with both lists', async () => {
  const rules = (...names: string[]) => names.map((name) => `.${name}{color:red}`);
  const { css } = await render(
    { sections: [OVERVIEW, section('a')], rules: rules('a', 'c', 'used') },
    { sections: [OVERVIEW, section('b')], rules: rules('a', 'b', 'c', 'd') },
  );
  expect(rulesOf(css)).toEqual(rules('a', 'b', 'c', 'd', 'used'));
});

test('the styles of what Redoc does not show are left out', async () => {
  const rules = [
    ...['.used{color:var(--shown)}', '.unused{color:red}', ':root{--shown:red;--unshown:blue}'],
    ...['@keyframes spin{to{top:0}}', '@font-face{font-family:"None";src:url(none)}', ':root.dark .used{color:blue}'],
  ];
  const { css } = await render({ sections: [OVERVIEW, section('a')], rules });
  expect(css).toContain('.used');
  expect(css).toContain('--shown:red');
  expect(css).toContain('[data-theme="dark"] .used');
  expect(css).not.toMatch(/unused|unshown|keyframes|font-face/);
});

test('what Redoc says of elements holds for its own part of the page, which has no buttons', async () => {
  const shown = section('a', '<div id="a"><p class="used"></p><button></button><pre></pre></div>');
  const rules = ['p{margin:0}', 'button{color:red}', 'p.used{color:red}', 'pre{margin:0}', '#redoc{color:red}'];
  const { css } = await render({ sections: [OVERVIEW, shown], rules });
  expect(rulesOf(css)?.slice(0, 4)).toEqual([
    ...[':where(#redoc) p{margin:0}', 'p.used{color:red}', ':where(#redoc) pre{margin:0}', '#redoc{color:red}'],
  ]);
});

test('the bundled contract is there in each language and format', async () => {
  for (const language of ['en', 'zh'] as const) {
    const json = JSON.parse(await bundledContract(language, 'json'));
    expect(/\p{Script=Han}/u.test(json.info.title + json.info.description)).toBe(language === 'zh');
    expect(await bundledContract(language, 'yaml')).toMatch(/^openapi: /m);
  }
});

describe('Redoc', () => {
  const document = (title: string) => ({
    ...{ openapi: '3.1.0', info: { title, version: '1' } },
    paths: { '/': { get: { responses: {} } } },
  });

  test('starts with the first document, renders one after the other, and ends when it is disposed of', async () => {
    const redoc = startRedoc();
    expect(threads).toEqual([]);
    for (const title of ['a', 'b'])
      expect(await redoc.render(document(title))).toEqual({ sections: [section(title)], rules: [] });
    expect(threads.map(({ script }) => script.href)).toEqual([
      new URL('../src/reference/worker.ts', import.meta.url).href,
    ]);
    expect([threads[0]?.listenerCount('error'), threads[0]?.listenerCount('exit')]).toEqual([0, 1]);
    await redoc[Symbol.asyncDispose]();
    expect(threads[0]?.terminate).toHaveBeenCalledOnce();
  });

  test('that is never asked for anything need not end', async () => {
    await startRedoc()[Symbol.asyncDispose]();
    expect(threads).toEqual([]);
  });

  test('that fails, or ends too early, is reported, and starts again with the next document', async () => {
    const redoc = startRedoc();
    await expect(redoc.render(document('error'))).rejects.toThrow('Redoc is out of order');
    await expect(redoc.render(document('exit'))).rejects.toThrow('Redoc ended without having rendered the reference');
    expect(await redoc.render(document('c'))).toEqual({ sections: [section('c')], rules: [] });
    expect(threads).toHaveLength(2);
  });

  test('renders what was not rendered before, and has ended when all is', async () => {
    const { sections } = await renderReference(document('a'), recallNothing);
    expect(sections).toEqual([section('a')]);
    expect(threads.map(({ terminate }) => terminate.mock.calls.length)).toEqual([1]);
  });
});
