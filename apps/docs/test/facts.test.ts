/** Facts on the other pages, compared with the contract. */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { describe, expect, test } from 'vitest';
import { readFlow } from '../src/pages/flow.ts';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { MOCK_URL } from '../src/serve.ts';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf, readPage } from './site.ts';

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

  test('the home page has the title of the contract, draws the flow of the contract, and describes headers as it does', () => {
    const page = readPage(folder);
    expect(page.querySelector('h1')?.textContent).toBe(contract.title[language]);
    const named = [...page.querySelectorAll('.sequence text')].map(({ textContent }) => textContent);
    expect(named.filter((name) => /^[a-z]+[A-Z]/.test(name))).toEqual([...readFlow().keys()]);
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

  test('the guides follow each other, in the order of their list; those for maintainers are apart', () => {
    const page = readPage(`${folder}guides/`);
    const lists = [...page.querySelectorAll('.cards')].map((list) =>
      [...list.querySelectorAll('a')].map((link) => link.getAttribute('href')?.slice(2)),
    );
    expect(lists.map((links) => links.length)).toEqual([6, 2]);
    expect(page.getElementById('for-maintainers')?.nextElementSibling).toBe(page.querySelectorAll('.cards')[1]);
    for (const links of lists)
      for (const [index, link] of links.entries()) {
        const turns = readPage(`${folder}guides/${link}`).querySelectorAll('.turns a');
        expect([...turns].map((turn) => `${turn.getAttribute('rel')} ${turn.getAttribute('href')}`)).toEqual([
          ...(links[index - 1] ? [`prev ../../guides/${links[index - 1]}`] : []),
          ...(links[index + 1] ? [`next ../../guides/${links[index + 1]}`] : []),
        ]);
      }
  });

  test('the guide to entering the code shows the form that is tested, whose field is the one that it explains', () => {
    const page = readPage(`${folder}guides/entering-the-code/`);
    const code = [...page.querySelectorAll('main pre')].map(({ textContent }) => textContent ?? '');
    const form = readFileSync(new URL('../../../packages/client/examples/code-form.ts', import.meta.url), 'utf8');
    expect(code.at(-1)?.trim()).toBe(form.trim());
    expect(form).toContain(code[1]?.trim()); // the last line of a message
    const [, attributes = ''] = /<input (.+)>/.exec(code[0] ?? '') ?? [];
    expect([...attributes.matchAll(/(\w+)="([^"]+)"/g)].map(([, name, value]) => [name, value])).toEqual(
      [...form.matchAll(/^ {4}(id|name|autocomplete|inputMode): '(.+)',$/gm)].map(([, name, value]) => [
        name?.toLowerCase(),
        value,
      ]),
    );
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
