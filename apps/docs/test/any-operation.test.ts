/** What the pages show of operations of every kind: those of the contract, and those of the zoo. */

import { describe, expect, test } from 'vitest';
import { errorsPage } from '../src/pages/errors.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { foreign, zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';

describe('the form of an operation', () => {
  test('says where a browser sends no cookie, and that the operation is deprecated', async () => {
    const document = parsePage(String(await (await tryItPage({ ...zoo, operations: foreign }, 'zh')).main));
    const place = (id: string) => document.getElementById(`try-${id}`)?.nextElementSibling;
    expect(place('deleteAnimal')?.nextElementSibling?.textContent).toContain('只有本页与 API 同源时');
    expect(place('getPhotoCaption')?.textContent).toContain('已弃用');
  });
});

describe('the page of errors', () => {
  const document = parsePage(String(errorsPage(zoo, 'en').main));
  const textOf = (id: string) => document.getElementById(id)?.parentElement?.textContent;

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
    expect(textOf('listAnimals.500')).toContain('Any request with Prefer: code=500');
    expect(textOf('listAnimals.500')).not.toContain('Messages');
  });

  test('has no table for an operation without errors', () => {
    expect([...document.querySelectorAll('h2[id^="mock-"]')].map(({ id }) => id)).toEqual(
      zoo.operations.filter(({ errors }) => errors.length > 0).map(({ id }) => `mock-${id}`),
    );
    expect(document.getElementById('mock-getOpeningHours')).toBeNull();
  });
});
