import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Contract, defaultServer, type Language, type OperationModel } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import markdownIt from 'markdown-it';
import { codeBlock, sampleTabs } from '../frame/code.ts';
import { type Html, heading, type Page, sentence } from '../frame/page.ts';
import { sequenceDiagram } from '../frame/sequence.ts';
import { exampleCall } from '../samples/call.ts';
import { printCurl } from '../samples/languages.ts';
import { MOCK_URL } from '../serve.ts';
import { TEXTS, type Texts } from '../texts.ts';
import { causesTable } from './errors.ts';
import { readFlow } from './flow.ts';
import { mockControlEntry } from './mock-control.ts';
import { GuideMistake, splitGuide } from './split-guide.ts';

const GUIDES = fileURLToPath(new URL('../../guides/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../../packages/client/examples/', import.meta.url));

/**
 * What a page takes from the contract instead of repeating it: a block `{{name of something}}` of its Markdown.
 *
 * @throws {Error} if the contract has no such thing
 */
type Insert = (contract: Contract, language: Language, names: readonly string[]) => Html;

const INSERTS: Readonly<Record<string, Insert>> = {
  samples: (contract, language, [id]) =>
    sampleTabs(exampleCall(operationOf(contract, id), MOCK_URL, language), 'samples', TEXTS[language]),
  curl: (contract, language, [id]) =>
    codeBlock(printCurl(exampleCall(operationOf(contract, id), MOCK_URL, language)), 'bash'),
  headers: (contract, language, [id, ...names]) => {
    const { parameters } = operationOf(contract, id);
    return html`<dl class="inputs">${names.map((name) => {
      const header = parameters.find((one) => one.name === name);
      if (!header) throw new Error(`${id} has no header ${name}`);
      return html`<dt><code>${name}</code></dt><dd>${sentence(header.description[language])}</dd>`;
    })}</dl>`;
  },
  form: () => codeBlock(readFileSync(`${EXAMPLES}code-form.ts`, 'utf8'), 'typescript'),
  causes: ({ operations }, language) =>
    html`${operations
      .filter(({ id, errors }) => errors.length > 0 && readFlow().has(id))
      .map(
        (operation) => html`<p><code>${operation.method} ${operation.path}</code></p>
        ${causesTable(operation, language, '../../errors/')}`,
      )}`,
};

function operationOf({ operations }: Contract, id = ''): OperationModel {
  const operation = operations.find((one) => one.id === id);
  if (!operation) throw new Error(`the contract has no operation "${id}". Use the operationId of one that it has`);
  return operation;
}

/** Guides name a tenant where a reader's own base URL belongs; readers see the mock there, until they choose another. */
function withBaseUrl(code: string, tenant: string): string {
  return code.replaceAll(tenant, `<span data-base-url>${MOCK_URL}</span>`);
}

/** The page at the root of the site, which says what the API is and leads on. */
export function homePage(contract: Contract, language: Language): Page {
  return { ...markdownPage(readGuide('home.md'), '', contract, language), otherAnchors: './reference/' };
}

/** The guides of a language, in the order of their file names, those for maintainers last; and the page that lists them. */
export function guidePages(contract: Contract, language: Language): Page[] {
  const texts = TEXTS[language];
  // A file is `1-name.md`: its number is its place among the guides, its name its address.
  const read = (folder: string) => {
    // Stryker disable next-line Regex: no other name has a digit in it
    const isGuide = (name: string) => /^\d/.test(name);
    // Stryker disable next-line MethodExpression: file systems list names in this order
    const files = readdirSync(GUIDES + folder)
      .filter(isGuide)
      .sort();
    return files.map((name) => {
      // Stryker disable next-line Regex: no name has these in its middle
      const path = `guides/${name.replace(/^\d+-|\.md$/g, '')}/`;
      return markdownPage(readGuide(folder + name), path, contract, language);
    });
  };
  const [guides, forMaintainers] = [read(''), read('maintainers/')];
  const cards = (pages: Page[]) =>
    html`<ul class="cards">${pages.map(
      ({ path, title, description }) =>
        html`<li><a href="./${path.replace('guides/', '')}">${title}</a><p>${description}</p></li>`,
    )}</ul>`;
  const control = mockControlEntry(language);
  const list: Page = {
    path: 'guides/',
    title: texts.guides,
    description: texts.guidesDescription,
    main: html`<h1>${texts.guides}</h1>${cards(guides)}
      <p><a href="./mock-control/">${control.title}</a>${texts.colon}${control.description}</p>
      ${heading(2, 'for-maintainers', texts.forMaintainers, texts)}${cards(forMaintainers)}`,
  };
  return [list, ...withTurns(guides, texts), ...withTurns(forMaintainers, texts)];
}

/** Puts links to the guides before and after it below each guide. */
function withTurns(guides: Page[], texts: Texts): Page[] {
  const turn = (page: Page | undefined, rel: string, label: string) =>
    page ? html`<a rel="${rel}" href="../../${page.path}">${label}${texts.colon}${page.title}</a>` : '';
  return guides.map((guide, index) => ({
    ...guide,
    main: html`${guide.main}<nav class="turns" aria-label="${texts.guides}">${turn(guides[index - 1], 'prev', texts.previous)} ${turn(guides[index + 1], 'next', texts.next)}</nav>`,
  }));
}

/** A guide as it is written. */
interface Guide {
  file: string;
  text: string;
}

function readGuide(name: string): Guide {
  // Stryker disable next-line StringLiteral: it is for the message about a guide that is wrong
  return { file: `apps/docs/guides/${name}`, text: readFileSync(GUIDES + name, 'utf8') };
}

/**
 * A page that is written in Markdown: a title, a summary, and what follows.
 *
 * @throws {GuideMistake} if it lacks title or summary, a block has no Chinese, or an insert is unknown
 */
export function markdownPage({ file, text }: Guide, path: string, contract: Contract, language: Language): Page {
  const { markdown, anchors } = splitGuide(text, language, file);
  const [title, description, ...blocks] = markdown;
  if (!title?.startsWith('# ') || !description)
    throw new GuideMistake(`${file}:1: a guide starts with a title and a summary. Add them, both in Chinese too`);
  const render = (block: string) => renderBlock(block, contract, language, anchors, file);
  return {
    path,
    title: title.slice(2),
    description: description.replaceAll('\n', ' '),
    main: html`<h1>${title.slice(2)}</h1><p class="lead">${description}</p>${blocks.map(render)}`,
  };
}

function renderBlock(
  block: string,
  contract: Contract,
  language: Language,
  anchors: Map<string, string>,
  file: string,
) {
  const insert = /^\{\{(\w+)(.*)\}\}$/.exec(block) as [string, string, string] | null;
  if (insert) {
    const [, name, names] = insert;
    const render = INSERTS[name];
    if (!render)
      throw new GuideMistake(`${file}: {{${name}}} is unknown. Use one of: ${Object.keys(INSERTS).join(', ')}`);
    try {
      return render(contract, language, names.trim().split(' '));
    } catch (error) {
      throw new GuideMistake(`${file}: ${block}: ${(error as Error).message}`, { cause: error });
    }
  }
  const titled = /^(##+) (.+)$/.exec(block) as [string, string, string] | null;
  if (titled) return heading(titled[1].length as 2 | 3, anchors.get(block) as string, titled[2], TEXTS[language]);
  const fenced = /```(\w+)\n([\s\S]*)```/.exec(block) as [string, string, string] | null;
  if (!fenced) return raw(markdownIt().render(block));
  const [, tag, code] = fenced;
  if (tag === 'mermaid') return sequenceDiagram(code, TEXTS[language]);
  return raw(withBaseUrl(String(codeBlock(code, tag)), defaultServer(contract)));
}
