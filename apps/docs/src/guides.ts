import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '@ciam-sms/contract';
import { html, raw } from 'hono/html';
import markdownIt from 'markdown-it';
import { codeBlock, sampleTabs } from './code.ts';
import { defaultServer, listOperations, readContract } from './contract.ts';
import { type Html, heading, type Page } from './page.ts';
import { causesTable } from './pages/errors.ts';
import { exampleCall } from './samples.ts';
import { splitGuide } from './split-guide.ts';
import { TEXTS } from './texts.ts';

const folder = fileURLToPath(new URL('../guides/', import.meta.url));

/** What a guide takes from the contract instead of repeating it: a block `{{name}}` of its Markdown. */
type Insert = (language: Language) => Promise<Html>;

const INSERTS: Readonly<Record<string, Insert>> = {
  samples: async (language) => {
    const contract = await readContract(language);
    const [operation] = await listOperations(contract);
    if (!operation) throw new Error('The contract has no operation to show samples of');
    return sampleTabs(exampleCall(operation, defaultServer(contract)), 'samples', TEXTS[language]);
  },
  causes: async (language) => {
    const operations = await listOperations(await readContract(language));
    return html`${operations.map(({ id }) => causesTable(id, language, '../../errors/'))}`;
  },
};

/** The guides of a language, in the order of their file names, and the page that lists them. */
export async function guidePages(language: Language): Promise<Page[]> {
  const texts = TEXTS[language];
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const guides = await Promise.all(files.sort().map((file) => guidePage(file, language)));
  const list: Page = {
    path: 'guides/',
    title: texts.guides,
    description: texts.guidesDescription,
    main: html`<h1>${texts.guides}</h1><ul class="cards">${guides.map(
      ({ path, title, description }) =>
        html`<li><a href="./${path.replace('guides/', '')}">${title}</a><p>${description}</p></li>`,
    )}</ul>`,
  };
  return [list, ...guides];
}

/** A file is `1-name.md`: its number is its place among the guides, its name its address. */
async function guidePage(file: string, language: Language): Promise<Page> {
  const { markdown, anchors } = splitGuide(readFileSync(folder + file, 'utf8'), language, `guides/${file}`);
  const [title, description, ...blocks] = markdown;
  if (!title?.startsWith('# ') || !description)
    throw new Error(`guides/${file} has to begin with a title and a summary`);
  const rendered = await Promise.all(blocks.map((block) => renderBlock(block, language, anchors, file)));
  return {
    path: `guides/${file.replace(/^\d+-|\.md$/g, '')}/`,
    title: title.slice(2),
    description,
    main: html`<h1>${title.slice(2)}</h1><p class="lead">${description}</p>${rendered}`,
  };
}

async function renderBlock(block: string, language: Language, anchors: Map<string, string>, file: string) {
  const [, insert] = /^\{\{(.+)\}\}$/.exec(block) ?? [];
  if (insert) {
    const render = INSERTS[insert];
    if (!render) throw new Error(`guides/${file}: {{${insert}}} is none of ${Object.keys(INSERTS).join(', ')}`);
    return render(language);
  }
  const [, level, text] = /^(##+) (.+)$/.exec(block) ?? [];
  if (level && text) return heading(level.length as 2 | 3, anchors.get(block) ?? '', text, TEXTS[language]);
  const [, tag, code] = /^```(\w+)\n([\s\S]*)```$/.exec(block) ?? [];
  if (tag && code) return codeBlock(code, tag);
  return raw(markdownIt({ linkify: false }).render(block));
}
