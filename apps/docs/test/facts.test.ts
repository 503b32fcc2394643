/** Facts on the other pages and in llms.txt, compared with the contract. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { describe, expect, test } from 'vitest';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { MOCK_URL } from '../src/serve.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist, folderOf, pages, readPage } from './site.ts';

const contract = readContract();
const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe.for(LANGUAGES)('in %s', (language) => {
  const folder = folderOf(language);
  const printed = (operation: OperationModel, baseUrl: string) =>
    SAMPLE_LANGUAGES.map(({ print }) => print(exampleCall(operation, baseUrl, language)).trimEnd());
  const shown = (place: ParentNode | null | undefined) =>
    [...(place?.querySelectorAll('.tabs code') ?? [])].map(({ textContent }) => textContent);

  test('getting started shows the samples of the first operation', () => {
    const [first] = contract.operations as [OperationModel];
    expect(shown(readPage(`${folder}guides/getting-started/`))).toEqual(printed(first, MOCK_URL));
  });

  test('the home page has the title of the contract, names operations and headers that exist, and describes them alike', () => {
    const page = readPage(folder);
    expect(page.querySelector('h1')?.textContent).toBe(contract.title[language]);
    const ids = contract.operations.map(({ id }) => id);
    const named = [...page.querySelectorAll('.sequence text')].map(({ textContent }) => textContent);
    expect(named.filter((name) => /^[a-z]+[A-Z]/.test(name))).toEqual(expect.arrayContaining(ids));
    expect(named.filter((name) => /^[a-z]+[A-Z]/.test(name) && !ids.includes(name))).toEqual([]);
    const headers = [...page.querySelectorAll('dl.inputs dt')].map(({ textContent }) => textContent);
    expect(headers.length).toBeGreaterThan(0);
    for (const { parameters } of contract.operations) {
      for (const { name, description } of parameters.filter((one) => headers.includes(one.name)))
        expect(page.querySelector('dl.inputs')?.textContent).toContain(
          name + description[language].trim().replaceAll('`', ''),
        );
    }
  });

  test.runIf(hasCurl)('the curl of the home page is accepted by the mock, as it is pasted', async () => {
    await using mock = await startMock({ port: 0 });
    const curl = readPage(folder).querySelector('pre[data-language="bash"]')?.textContent ?? '';
    expect(curl).toContain(MOCK_URL);
    const { stdout } = await promisify(execFile)('sh', ['-c', curl.replaceAll(MOCK_URL, mock.url)], {
      timeout: 30_000,
    });
    expect(stdout).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*\r\n\r\n$/);
    expect(mock.requests).toHaveLength(1);
  });

  test('the guides follow each other, in the order of their list', () => {
    const links = [...readPage(`${folder}guides/`).querySelectorAll('.cards a')].map((link) =>
      link.getAttribute('href'),
    );
    for (const [index, link] of links.entries()) {
      const turns = readPage(`${folder}guides/${link?.slice(2)}`).querySelectorAll('.turns a');
      expect([...turns].map((turn) => `${turn.getAttribute('rel')} ${turn.getAttribute('href')}`)).toEqual([
        ...(links[index - 1] ? [`prev ../../guides/${links[index - 1]?.slice(2)}`] : []),
        ...(links[index + 1] ? [`next ../../guides/${links[index + 1]?.slice(2)}`] : []),
      ]);
    }
  });

  test('the reference shows the samples of every operation', () => {
    expect(shown(readPage(`${folder}reference/`))).toEqual(
      contract.operations.flatMap((operation) => printed(operation, MOCK_URL)),
    );
  });

  test('the Try it page has a form for every operation, in the words of the contract', () => {
    const page = readPage(`${folder}try/`);
    for (const { id, summary, method, path, parameters, body } of contract.operations) {
      const heading = page.getElementById(`try-${id}`);
      expect(heading?.textContent).toContain(summary[language]);
      expect(heading?.nextElementSibling?.textContent).toContain(`${method} ${path}`);
      const form = heading?.nextElementSibling?.nextElementSibling;
      const inputs = [
        ...parameters.map((one) => ({ ...one, control: `${one.in}:${one.name}` })),
        ...(body?.contents ?? []).flatMap(({ fields }) =>
          fields.map((one) => ({ ...one, control: `field:${one.path}` })),
        ),
      ];
      for (const { name, control, description, required, values } of inputs) {
        const element = form?.querySelector(`[name="${control}"]`);
        const label = element?.closest('label');
        expect({ control, text: label?.textContent }).toEqual({ control, text: expect.stringContaining(name) });
        expect(page.getElementById(element?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
          description[language].trim().replaceAll('`', ''),
        );
        expect(element?.hasAttribute('required')).toBe(required);
        const choices =
          values &&
          Object.entries(values).map(([value, meaning]) => `${value} – ${meaning[language].replaceAll('`', '')}`);
        if (choices)
          expect([...(element?.querySelectorAll('option') ?? [])].map((one) => one.textContent).slice(0, -1)).toEqual(
            choices,
          );
      }
    }
  });
});

describe('llms.txt', () => {
  const lines = readFileSync(`${dist}llms.txt`, 'utf8').split('\n');
  const below = (title: string) => {
    const rest = lines.slice(lines.indexOf(`## ${title}`) + 1);
    return rest
      .slice(0, rest.findIndex((line) => line.startsWith('## ')) >>> 0)
      .filter((line) => line.startsWith('- '));
  };

  test('has the title and summary of the contract', () => {
    expect(lines[0]).toBe(`# ${contract.title.en}`);
    expect(lines[2]).toContain(contract.summary.en);
  });

  test('has every operation and every error of the contract, and nothing else', () => {
    expect(below('Operations')).toEqual(
      contract.operations.map(({ id, method, path }) => `- \`${id}\`: ${method} ${path}`),
    );
    const errors = contract.operations.flatMap(({ id, errors }) =>
      errors.map((error) => ({ anchor: error.code ?? `${id}.${error.name}`, ...error })),
    );
    const lines = errors.map(
      ({ anchor, message, cause, remedy }) =>
        `- [\`${anchor}\`](./errors/#${anchor}): ${message ? `${message.en}. ` : ''}${cause.en} ${remedy.en}`,
    );
    expect(below('Errors')).toEqual([...new Set(lines)]);
  });

  test('has every page, with its title and description', () => {
    const links = [...below('Pages'), ...below('中文')].map((line) =>
      /^- \[(.*)\]\(\.\/(.*?)\): (.*)$/.exec(line)?.slice(1),
    );
    expect(links.map((link) => link?.[1]).sort()).toEqual(pages);
    for (const [title, path, description] of links as string[][]) {
      const page = readPage(path ?? '');
      expect(page.title).toContain(title);
      expect(page.querySelector('meta[name="description"]')?.getAttribute('content')).toBe(description);
    }
  });

  test('links to files that exist', () => {
    for (const [, path = ''] of lines.join('\n').matchAll(/\]\(\.\/([^)#]*)/g))
      expect(existsSync(dist + (path === '' || path.endsWith('/') ? `${path}index.html` : path))).toBe(true);
  });
});
