/** Facts on the other pages, compared with the contract. */
import { readFileSync } from 'node:fs';
import { defaultServer, type OperationModel, readContract } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { exampleCall } from '../src/samples/call.ts';
import { SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf, readPage } from './site.ts';

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

  test('the guides follow each other, in the order of their list; those for maintainers are apart', () => {
    const page = readPage(`${folder}guides/`);
    const lists = [...page.querySelectorAll('.cards')].map((list) =>
      [...list.querySelectorAll('a')].map((link) => link.getAttribute('href')?.slice(2)),
    );
    expect(lists.map((links) => links.length)).toEqual([5, 1]);
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
    const [, attributes = ''] = /<input (.+)>/.exec(code[0] ?? '') ?? [];
    expect([...attributes.matchAll(/(\w+)="([^"]+)"/g)].map(([, name, value]) => [name, value])).toEqual(
      [...form.matchAll(/^ {4}(id|name|autocomplete|inputMode): '(.+)',$/gm)].map(([, name, value]) => [
        name?.toLowerCase(),
        value,
      ]),
    );
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
