/** Facts on the other pages and in llms.txt, compared with the contract. */
import { existsSync, readFileSync } from 'node:fs';
import { defaultServer, type OperationModel, readContract } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist, folderOf, pages, readPage } from './site.ts';

const contract = readContract();

describe.for(LANGUAGES)('in %s', (language) => {
  const folder = folderOf(language);
  const printed = (operation: OperationModel, baseUrl: string) =>
    SAMPLE_LANGUAGES.map(({ print }) => print(exampleCall(operation, baseUrl, language)).trimEnd());
  const shown = (place: ParentNode | null | undefined) =>
    [...(place?.querySelectorAll('.tabs code') ?? [])].map(({ textContent }) => textContent);

  test('getting started shows the samples of the first operation', () => {
    const [first] = contract.operations as [OperationModel];
    expect(shown(readPage(`${folder}guides/getting-started/`))).toEqual(printed(first, defaultServer(contract)));
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
    expect(shown(readPage(folder))).toEqual(
      contract.operations.flatMap((operation) => printed(operation, defaultServer(contract))),
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
