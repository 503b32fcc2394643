/** What the pages show of operations of every kind: those of the contract, and those of the zoo. */

import { describe, expect, test } from 'vitest';
import { errorsPage } from '../src/pages/errors.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { exampleCall } from '../src/samples/call.ts';
import { CONTROL_LANGUAGES, SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { control, find, foreign, operations, zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { listSyntaxErrors } from './syntax-errors.ts';

describe('the samples', () => {
  test.for([...operations, ...control])(
    'of $id are well formed, and hold every text that the example sends',
    (operation) => {
      const call = exampleCall(operation, 'https://tenant.example.com', 'en');
      const { value } = call.body ?? {};
      const inBody = typeof value === 'object' ? Object.values(value ?? {}) : [value ?? ''];
      const texts = [...Object.values(call.header), ...Object.values(call.cookie), ...inBody, 'tenant.example.com'];
      for (const { id, print } of control.includes(operation) ? CONTROL_LANGUAGES : SAMPLE_LANGUAGES) {
        expect({ id, errors: listSyntaxErrors(print(call), id) }).toEqual({ id, errors: [] });
        const code = print(call).replaceAll('\\', '');
        for (const text of texts.filter((one) => typeof one === 'string')) expect(code, id).toContain(text);
      }
    },
  );

  test('in Kotlin call what OkHttp 4 has, and no function that it removed', () => {
    const sample = SAMPLE_LANGUAGES.find(({ id }) => id === 'kotlin')?.print(
      exampleCall(find('createAnimal'), '', 'en'),
    );
    expect(sample).toContain('import okhttp3.RequestBody.Companion.toRequestBody');
    expect(sample).not.toMatch(/MediaType\.parse|RequestBody\.create/);
  });
});

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
