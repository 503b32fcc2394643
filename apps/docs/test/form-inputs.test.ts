/** The inputs of forms. That a form sends what they say, `any-form.test.ts` checks in a browser. */
import type { OperationModel, Parameter } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { parameterInput, preferInput } from '../src/pages/form-inputs.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { describeControl } from './describe-control.ts';
import { find } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { textOf } from './site.ts';

type Language = 'en' | 'zh';

const parameterOf = (id: string, name: string) =>
  (find(id) as OperationModel).parameters.find((one) => one.name === name) as Parameter;
const parameter = (one: Parameter, language: Language = 'en') =>
  parsePage(String(parameterInput(one, 'id', language, TEXTS[language]))).body;
describe('an input for a parameter', () => {
  test('has its example, its type, and what the contract says of it', () => {
    const input = parameter(parameterOf('listAnimals', 'limit'));
    expect(describeControl(input)).toEqual({
      ...{
        is: 'input',
        label: 'limit',
        types: 'integer',
        value: '20',
        required: false,
        placeholder: '(omit)',
        options: [],
      },
    });
    const control = input.querySelector('input');
    expect(control?.getAttribute('name')).toBe('query:limit');
    const help = input.querySelector('small');
    expect([help?.id, control?.getAttribute('aria-describedby')]).toEqual(['id:query:limit', 'id:query:limit']);
    expect(help?.textContent).toBe('Animals to return at most.');
    expect([...(control?.attributes ?? [])].map(({ name }) => name)).toEqual([
      ...['name', 'data-types', 'aria-describedby', 'value', 'autocomplete', 'spellcheck', 'placeholder'],
    ]);
    expect([control?.getAttribute('autocomplete'), control?.getAttribute('spellcheck')]).toEqual(['off', 'false']);
  });

  test('says if it is required, and is empty without an example', () => {
    const one = { ...parameterOf('listAnimals', 'limit'), required: true, example: undefined };
    const input = parameter(one);
    expect(describeControl(input)).toMatchObject({ label: 'limit *', value: '', required: true, placeholder: '' });
    expect(input.querySelector('b')?.getAttribute('aria-hidden')).toBe('true');
    expect(describeControl(parameter({ ...one, required: false }, 'zh')).placeholder).toBe('(不发送)');
    const described = parameter({ ...one, description: { en: 'A `code`.\n', zh: '' } });
    expect(described.querySelector('small')?.innerHTML).toBe('A <code>code</code>.');
  });

  test('offers the values that there are, with their meanings', () => {
    expect(describeControl(parameter(parameterOf('listAnimals', 'sort')))).toMatchObject({
      is: 'select',
      types: 'string',
      required: true,
      options: ['*NAME: NAME – Alphabetical.', 'WEIGHT: WEIGHT – Heaviest first.', ': (omit)'],
    });
    expect(describeControl(parameter(parameterOf('listAnimals', 'fed'), 'zh'))).toMatchObject({
      is: 'select',
      types: 'boolean',
      options: ['*true: true', 'false: false', ': (不发送)'],
    });
    const without = { ...parameterOf('listAnimals', 'fed'), example: undefined };
    expect(describeControl(parameter(without)).options).toEqual(['true: true', 'false: false', '*: (omit)']);
    const coded = { ...parameterOf('listAnimals', 'sort'), values: { NAME: { en: '`a` to `z`', zh: '' } } };
    expect(describeControl(parameter(coded)).options).toEqual(['*NAME: NAME – a to z', 'WEIGHT: WEIGHT', ': (omit)']);
  });

  test.for(LANGUAGES)('that selects the language offers every language, that of the page %s first', (language) => {
    const control = describeControl(parameter(parameterOf('listAnimals', 'X-L'), language));
    expect(control).toMatchObject({ is: 'select', types: 'string' });
    expect(control.options.filter((one) => one.startsWith('*')).map((one) => one.slice(1, 3))).toEqual([language]);
    expect(control.options.map((one) => one.replace('*', '').slice(0, 2))).toEqual(['en', 'zh', ': ']);
  });

  test('that is a list or an object is JSON', () => {
    const list = parameterOf('listAnimals', 'diets');
    expect(describeControl(parameter(list))).toMatchObject({
      ...{ is: 'textarea', label: 'diets JSON', types: 'array', value: '["PLANTS","INSECTS"]', placeholder: '(omit)' },
    });
    const object = { ...list, schema: { type: 'object' }, example: { a: 1 } };
    expect(describeControl(parameter(object))).toMatchObject({ is: 'textarea', types: 'object', value: '{"a":1}' });
    const untyped = { ...list, schema: {}, example: 'text' };
    expect(describeControl(parameter(untyped))).toMatchObject({ is: 'input', types: '', value: 'text' });
  });
});

test.for(LANGUAGES)('the header that chooses the response of the mock is empty, and explained in %s', (language) => {
  const input = parsePage(String(preferInput('id', TEXTS[language]))).body;
  expect(describeControl(input)).toMatchObject({
    ...{ is: 'input', label: 'Prefer', types: 'string', required: false, placeholder: `(${TEXTS[language].omit})` },
  });
  expect(textOf(input.querySelector('small[id="id:header:Prefer"]'))).toBe(TEXTS[language].preferHelp);
  expect(input.querySelector('input')?.getAttribute('aria-describedby')).toBe('id:header:Prefer');
});
