/** What the pages show of operations of every kind: those of the contract, and those of the zoo. */

import { describe, expect, test } from 'vitest';
import { errorsPage, inputOf } from '../src/pages/errors.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { TEXTS } from '../src/texts.ts';
import { foreign, zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { textOf as flatText } from './site.ts';

describe('the form of an operation', () => {
  test('says where a browser sends no cookie, and that the operation is deprecated', async () => {
    const document = parsePage(String(await (await tryItPage({ ...zoo, operations: foreign }, 'zh')).main));
    const place = (id: string) => document.getElementById(`try-${id}`)?.nextElementSibling;
    expect(place('deleteAnimal')?.nextElementSibling?.textContent).toContain('只有本页与 API 同源时');
    expect(place('getPhotoCaption')?.textContent).toContain('已弃用');
  });
});

describe('the page of errors', () => {
  const page = errorsPage(zoo, 'en');
  const document = parsePage(String(page.main));
  const textOf = (id: string) => document.getElementById(id)?.parentElement?.textContent;

  test('is named after all of them', () => {
    const { errors, errorsDescription } = TEXTS.en;
    expect(page).toMatchObject({ path: 'errors/', title: errors, description: errorsDescription });
  });

  test('knows every place that an input can be in', () => {
    for (const place of ['path', 'query', 'header', 'cookie', 'field'])
      expect(inputOf({ [place]: 'a', is: 'missing' } as never)).toEqual({ place, name: 'a' });
    expect(() => inputOf({ fragment: 'a', is: 'missing' } as never)).toThrow(
      'No place is known of the cause {"fragment":"a","is":"missing"}',
    );
  });

  test('shows an error that operations share once, with the causes that it has in each', () => {
    const anchors = zoo.operations.flatMap(({ id, errors }) => errors.map(({ code, name }) => code ?? `${id}.${name}`));
    const shown = [...document.querySelectorAll('section.error h2')].map(({ id }) => id);
    expect(shown.sort()).toEqual([...new Set(anchors)].sort());
    expect(textOf('ZOO.ANIMAL.0001')).toContain('POST /zoo/animalsdiet is not a listed value, for example STONES');
    expect(textOf('ZOO.ANIMAL.0001')).toContain('PATCH /zoo/animals/{animalId}weight is 0');
  });

  test('shows an error without a code, with and without a body', () => {
    expect(textOf('getAnimal.animal-not-found')).toContain('404 animal-not-found');
    expect(textOf('getAnimal.animal-not-found')).toContain(
      'Prefer: example=animal-not-found.en or animal-not-found.zh',
    );
    const heading = document.getElementById('listAnimals.500');
    expect(flatText(heading?.querySelector('code'))).toBe('500');
    expect(heading?.getAttribute('data-search')).toBe('listAnimals.500');
    expect(document.getElementById('ZOO.ANIMAL.0001')?.getAttribute('data-search')).toBe('ZOO.ANIMAL.0001');
    const triggers = [...(heading?.parentElement?.querySelectorAll('li') ?? [])].map(flatText);
    expect(triggers).toContain('any request with Prefer: code=500');
    expect(textOf('listAnimals.500')).not.toContain('Messages');
  });

  test('shows code that handles an error, for each kind of client that can get it', () => {
    const codeOf = (id: string) =>
      [...(document.getElementById(id)?.parentElement?.querySelectorAll('pre[data-language="typescript"]') ?? [])].map(
        (one) => one.textContent,
      );
    const remedyOf = (id: string, anchor: string) =>
      zoo.operations.find((one) => one.id === id)?.errors.find(({ code, name }) => [code, name].includes(anchor))
        ?.remedy.en;
    const remedy = remedyOf('sendSms', 'IDAAS.SDK.PARAM.0001');
    expect(codeOf('IDAAS.SDK.PARAM.0001')).toEqual([
      `if (result.outcome === 'rejected' && result.code === 'IDAAS.SDK.PARAM.0001') {\n  // ${remedy}\n}`,
      `if (response.status === 400 && error?.error_code === 'IDAAS.SDK.PARAM.0001') {\n  // ${remedy}\n}`,
    ]);
    expect(codeOf('listAnimals.500')).toEqual([
      `if (response.status === 500) {\n  // ${remedyOf('listAnimals', '500')}\n}`,
    ]);
    const [operation] = zoo.operations.filter(({ id }) => id === 'sendSms');
    const error = zoo.operations.find(({ id }) => id === 'listAnimals')?.errors.find(({ name }) => name === '500');
    const own = { ...zoo, operations: operation && error ? [{ ...operation, errors: [error] }] : [] };
    expect(flatText(parsePage(String(errorsPage(own, 'en').main)).querySelector('pre'))).toContain(
      "if (result.outcome === 'unexpected-answer' && result.status === 500) {",
    );
  });

  test('has no table for an operation without errors', () => {
    expect([...document.querySelectorAll('h2[id^="mock-"]')].map(({ id }) => id)).toEqual(
      zoo.operations.filter(({ errors }) => errors.length > 0).map(({ id }) => `mock-${id}`),
    );
    expect(document.getElementById('mock-getOpeningHours')).toBeNull();
  });
});
