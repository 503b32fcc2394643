/** A contract with more operations than fit on a page. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contract, OperationModel } from '@ciam-sms/contract/model';
import type { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { copyWith, FOR_DOCS, runOrThrow } from '@ciam-sms/zoo';
import { growContract } from '@ciam-sms/zoo/grow';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import MiniSearch from 'minisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_ON_A_PAGE } from '../src/pages/folders.ts';
import type { Preview } from '../src/pages/preview.ts';
import { SEARCH_OPTIONS } from '../src/search/options.ts';
import type { serveSite } from '../src/serve.ts';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf, textOf } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();
let copy: RepositoryCopy;
let operations: readonly OperationModel[];

beforeAll(() => {
  copy = copyWith(growContract(20, 17), FOR_DOCS);
  runOrThrow(copy, 'packages/contract', 'node', 'scripts/generate.ts');
  runOrThrow(copy, 'packages/contract', 'tsdown');
  for (const part of ['packages/client', 'apps/mock']) runOrThrow(copy, part, 'npm', 'run', 'build');
  build();
  operations = (JSON.parse(copy.read('packages/contract/dist/model.json')) as Contract).operations;
}, 600_000);
afterAll(() => copy?.[Symbol.dispose]());

function build(): void {
  runOrThrow(copy, 'apps/docs', 'env', 'SITE_URL=https://docs.example.com', 'npm', 'run', 'build');
}

const dist = () => join(copy.folder, 'apps/docs/dist');
const read = (path: string) => new JSDOM(readFileSync(join(dist(), path, 'index.html'), 'utf8')).window.document;
const linksOf = (place: ParentNode) => [...place.querySelectorAll('a')].map((one) => one.getAttribute('href') ?? '');

describe.for(LANGUAGES)('many operations in %s', (language) => {
  const folder = folderOf(language);

  test('have pages of their own, each with the operation as its title', () => {
    for (const { id, method, path, summary, errors } of operations) {
      const reference = read(`${folder}reference/${id}/`);
      expect(textOf(reference.querySelector('h1'))).toContain(summary[language]);
      expect(textOf(reference.querySelector('main'))).toContain(path);
      expect(reference.querySelectorAll('.tabs')).toHaveLength(1);
      const form = read(`${folder}try/${id}/`);
      expect(textOf(form.querySelector('h1'))).toContain(summary[language]);
      expect(form.querySelector(`#try-${id}`)).not.toBeNull();
      if (errors.length === 0) continue;
      const page = read(`${folder}errors/${id}/`);
      expect([...page.querySelectorAll('section.error h2')].map((one) => one.id).sort()).toEqual(
        errors.map(({ code, name }) => code ?? `${id}.${name}`).sort(),
      );
      expect(textOf(page.querySelector(`#mock-${id}`))).toContain(`${method} ${path}`);
    }
  });

  test('are listed below their tags, at the addresses that they have on one page', () => {
    const lists = ['reference/', 'try/'].map((path) => read(folder + path));
    for (const { id, tags, summary } of operations) {
      for (const list of lists) {
        const link = list.querySelector(`main a[href="./${id}/"]`);
        expect(textOf(link)).toBe(summary[language]);
        const tag = textOf(link?.closest('ul')?.previousElementSibling);
        if (tags[0]) expect(tag).toBe(tags[0]);
      }
      expect(lists[0]?.getElementById(`other/${id.toLowerCase()}`)).not.toBeNull();
    }
    const errors = read(`${folder}errors/`);
    for (const { id, errors: own } of operations) {
      for (const { code, name } of own) {
        const anchor = code ?? `${id}.${name}`;
        expect(linksOf(errors.getElementById(anchor) as Element)).toContain(`./${id}/#${anchor}`);
      }
    }
  });

  test('lead to each other within a tag, and to the whole list, without growing with the contract', () => {
    for (const { id, tags } of operations) {
      const links = linksOf(read(`${folder}reference/${id}/`).querySelector('.contents') as Element);
      const sameTag = operations.filter((one) => one.tags[0] === tags[0]);
      expect(links).toEqual(expect.arrayContaining(sameTag.map((one) => `../../reference/${one.id}/`)));
      expect(links).toEqual(expect.arrayContaining([`../../try/${id}/`, '../']));
      expect(links.filter((link) => /reference\/\w+\/$/.test(link)).length).toBeLessThanOrEqual(22);
    }
  });

  test('are found by the search, each on its own page', () => {
    const [index = ''] = globSync(`assets/search.${language}.*.json`, { cwd: dist() });
    const search = MiniSearch.loadJSON(readFileSync(join(dist(), index), 'utf8'), SEARCH_OPTIONS);
    for (const { id, summary } of operations) {
      const [found] = search.search(summary[language]);
      expect(found?.id).toBe(`reference/${id}/`);
    }
  });
});

test('every link and every anchor of every page leads to something, and so does the site map', () => {
  const files = globSync('**/*.html', { cwd: dist() }).filter((file) => file !== '404.html');
  const pages = new Map(
    files.map((file) => {
      const { document } = new JSDOM(readFileSync(join(dist(), file), 'utf8')).window;
      const ids = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
      return [`/${file.replace(/index\.html$/, '')}`, { ids, links: linksOf(document) }];
    }),
  );
  const others = new Set(globSync('**/*.*', { cwd: dist() }).map((file) => `/${file}`));
  const broken: string[] = [];
  for (const [from, { links }] of pages) {
    for (const link of new Set(links)) {
      const { host, pathname, hash } = new URL(link, `http://docs${from}`);
      const ids = pages.get(pathname)?.ids;
      const exists = ids ? hash === '' || ids.has(decodeURIComponent(hash.slice(1))) : others.has(pathname);
      if (host === 'docs' && !exists) broken.push(`${from}: ${link}`);
    }
  }
  expect(broken).toEqual([]);
  const siteMap = readFileSync(join(dist(), 'sitemap.xml'), 'utf8');
  const addresses = [...siteMap.matchAll(/<loc>https:\/\/docs.example.com(.*?)<\/loc>/g)].map(([, path]) => path);
  expect(addresses.sort()).toEqual([...pages.keys()].sort());
});

test('the README says from how many operations on each has pages of its own', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`more than ${MOST_ON_A_PAGE} operations, each has pages of its own`);
});

test('the pages of an operation work in a browser, and are accessible', async () => {
  const serve = (await import(pathToFileURL(join(copy.folder, 'apps/docs/src/serve.ts')).href)) as {
    serveSite: typeof serveSite;
  };
  await using site = await serve.serveSite({ port: 0 });
  await using watched = await openPage(here.browser, [site.url]);
  const { page, failures } = watched;
  const { id = '' } = operations.at(-2) ?? {};
  for (const path of ['reference/', 'errors/', 'try/', `reference/${id}/`, `errors/${id}/`, `zh/try/${id}/`]) {
    await page.goto(`${site.url}/${path}`);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect({ path, violations, failures }).toEqual({ path, violations: [], failures: [] });
  }
  // The forms that an operation takes inputs from are on its page, in the order of the flow.
  await page.goto(`${site.url}/try/sendSms/`);
  const forms = await page.locator('form.try').evaluateAll((all) => all.map((one) => one.dataset.operation ?? ''));
  expect(forms.map((text) => JSON.parse(text).id)).toEqual(['getCaptcha', 'verifyCaptcha', 'sendSms']);
});

test('a changed description makes the pages of its operation again, and no other', () => {
  const remembered = () => readdirSync(join(copy.folder, 'apps/docs/.cache'));
  const before = remembered();
  const changed = 'Says something else of an animal.';
  copy.edit('openapi/paths/zoo-1_animals_animalId.yaml', 'Replaces everything that is known about an animal.', changed);
  runOrThrow(copy, 'packages/contract', 'node', 'scripts/generate.ts');
  build();
  expect(textOf(read('reference/replaceAnimal1/').querySelector('main'))).toContain(changed);
  // The ten operations that Redoc renders together, in English; and the pages of the operation, in both languages.
  expect(remembered().filter((name) => !before.includes(name))).toHaveLength(3);
  expect(remembered()).toHaveLength(before.length);
});

describe('before anything is built, a changed text is on the pages of its operations', () => {
  const FILE = 'paths/zoo-1_animals_animalId.yaml';
  let previewer: ChildProcess;
  beforeAll(() => {
    previewer = fork(join(copy.folder, 'apps/docs/scripts/preview.ts'));
  });
  afterAll(() => previewer.kill());

  /** Changes a file of the contract and changes it back, and returns the pages that are previewed each time. */
  async function previewChange(file: string, from: string, to: string) {
    const path = `openapi/${file}`;
    const text = copy.read(path);
    copy.edit(path, from, to);
    const changed = await preview(file);
    copy.write(path, text);
    return { changed, changedBack: await preview(file) };
  }

  async function preview(file: string): Promise<Preview[]> {
    previewer.send({ change: 1, files: [file] });
    const [{ pages }] = await once(previewer, 'message');
    return pages;
  }

  test.for([
    {
      what: 'a path',
      file: FILE,
      from: 'Returns one animal.',
      to: 'Gives one animal.',
      id: 'getAnimal1',
    },
    {
      what: 'Chinese texts of a path',
      file: FILE.replace('paths', 'overlays/zh'),
      from: '返回一只动物。',
      to: '返回一头动物。',
      id: 'getAnimal1',
    },
    {
      what: 'a component',
      file: 'components/schemas/AnimalChange1.yaml',
      from: 'Weight in kilograms.',
      to: 'Weight in tonnes.',
      id: 'updateAnimal1',
    },
  ])('in $what', async ({ file, from, to, id }) => {
    const { changed, changedBack } = await previewChange(file, from, to);
    const { errors } = operations.find((one) => one.id === id) as OperationModel;
    const kinds = ['reference', ...(errors.length > 0 ? ['errors'] : []), 'try'];
    const paths = LANGUAGES.flatMap((language) => kinds.map((kind) => `/${folderOf(language)}${kind}/${id}/`));
    expect(changed.map(({ path }) => path)).toEqual(paths);
    expect(changed.map(({ main }) => main).join()).toContain(to);
    // Nothing else differs from what is built.
    const built = paths.map((path) => readFileSync(join(dist(), path, 'index.html'), 'utf8'));
    const mains = built.map((page) => /<main[^>]*>\s*(.*?)\s*<\/main>/s.exec(page)?.[1]);
    expect(changedBack.map(({ main }) => main.trim())).toEqual(mains);
  });

  test('but not if it makes the contract unreadable, which the build reports', async () => {
    const { changed } = await previewChange(FILE, 'description: Returns', 'description: Returns: ');
    expect(changed).toEqual([]);
  });
});
