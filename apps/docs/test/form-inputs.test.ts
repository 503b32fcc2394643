/** The inputs of forms. That a form sends what they say, `any-form.test.ts` checks in a browser. */
import type { OperationModel, Parameter } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { bodyInputs, parameterInput, preferInput } from '../src/pages/form-inputs.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { find } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { textOf } from './site.ts';

type Language = 'en' | 'zh';

/** The attributes of an option besides its value: `*` if it is selected. */
const marksOf = ({ attributes }: Element) =>
  [...attributes]
    .map(({ name }) => name)
    .join()
    .replace(/^value,?/, '')
    .replace('selected', '*');

/** What a reader sees of a control, and what a script reads from it. */
function describeControl(root: ParentNode) {
  const control = root.querySelector('input, select, textarea');
  const options = [...(control?.querySelectorAll('option') ?? [])];
  return {
    is: control?.tagName.toLowerCase(),
    label: textOf(root.querySelector('label > span')),
    types: control?.getAttribute('data-types'),
    value: control?.getAttribute('value') ?? control?.textContent,
    required: control?.hasAttribute('required'),
    placeholder: control?.getAttribute('placeholder') ?? null,
    options: options.map((one) => `${marksOf(one)}${one.getAttribute('value')}: ${textOf(one)}`),
  };
}
const parameterOf = (id: string, name: string) =>
  (find(id) as OperationModel).parameters.find((one) => one.name === name) as Parameter;
const parameter = (one: Parameter, language: Language = 'en') =>
  parsePage(String(parameterInput(one, 'id', language, TEXTS[language]))).body;
const body = (id: string, language: Language = 'en', change: object = {}) => {
  const { body: own } = find(id);
  if (!own) throw new Error(`${id} has no body`);
  return parsePage(String(bodyInputs({ ...own, ...change }, 'id', language, TEXTS[language]))).body;
};
const fields = (root: ParentNode) =>
  Object.fromEntries(
    [...root.querySelectorAll('.input')].map((one) => [
      one.querySelector('[name]')?.getAttribute('name'),
      describeControl(one),
    ]),
  );

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

describe('the inputs for a body', () => {
  test('are one for every field, in an object too, but not for those of the elements of a list', () => {
    const inputs = fields(body('createAnimal'));
    expect(Object.keys(inputs)).toEqual([
      ...['name', 'diet', 'weight', 'dangerous', 'nickname', 'tags', 'keeper.name', 'keeper.phone', 'keeper.shift'].map(
        (one) => `field:${one}`,
      ),
    ]);
    expect(inputs).toMatchObject({
      'field:name': { is: 'input', types: 'string', value: 'Ah Fu', required: true },
      'field:weight': { types: 'number', value: '95.5', required: true },
      'field:dangerous': { is: 'select', required: true, options: ['true: true', '*false: false', ': (omit)'] },
      'field:nickname': { is: 'input', types: 'string null', value: 'null', required: false },
      'field:tags': { is: 'textarea', types: 'array', value: '["panda","famous"]', required: false },
      'field:keeper.name': { label: 'keeper.name', value: 'Li Lei', required: false },
    });
    expect(Object.keys(fields(body('buyTickets')))).toEqual(['field:count', 'field:visitors']);
  });

  test('in an object are required if the object is', () => {
    const content = find('createAnimal').body?.contents[0];
    const all = content?.fields.map((field) => ({ ...field, required: true }));
    const required = (without: string) =>
      fields(
        body('createAnimal', 'en', {
          contents: [{ ...content, fields: all?.map((one) => ({ ...one, required: one.path !== without })) }],
        }),
      )['field:keeper.name']?.required;
    expect([required(''), required('keeper'), required('keeper.name')]).toEqual([true, false, false]);
  });

  test('are empty without an example, and in a part that the example does not have', () => {
    const content = find('createAnimal').body?.contents[0];
    const contents = (examples: object[]) => ({ contents: [{ ...content, examples }] });
    expect(fields(body('createAnimal', 'en', contents([])))['field:name']?.value).toBe('');
    const inputs = fields(body('createAnimal', 'en', contents([{ value: { name: 'Leo' } }])));
    expect([inputs['field:name']?.value, inputs['field:keeper.name']?.value]).toEqual(['Leo', '']);
  });

  const content = { schema: { type: 'object' }, fields: [], examples: [{ value: { a: [1] } }] };
  const contents = [
    { ...content, mediaType: 'application/json' },
    { ...content, mediaType: 'text/plain', examples: [{ value: 'text' }] },
    { ...content, mediaType: 'image/png', examples: [] },
  ];

  test('are one for a whole body that has no fields, JSON or text', () => {
    const areas = [...body('createAnimal', 'en', { contents }).querySelectorAll('textarea')];
    expect(areas.map((one) => [one.getAttribute('name'), one.getAttribute('data-types'), one.textContent])).toEqual([
      ['body', 'object', '{\n  "a": [\n    1\n  ]\n}'],
      ['body', 'string', 'text'],
      ['body', 'string', ''],
    ]);
    expect(areas.map((one) => textOf(one.closest('label')?.querySelector('span')))).toEqual([
      ...['application/json', 'text/plain', 'image/png'],
    ]);
  });

  test('are those of a form in a form, and one for any other body with fields that is none of JSON', () => {
    const own = find('createAnimal').body?.contents[0];
    const inputs = (mediaType: string) => body('createAnimal', 'en', { contents: [{ ...own, mediaType }] });
    expect(inputs('application/x-www-form-urlencoded').querySelectorAll('.input')).toHaveLength(9);
    expect(inputs('text/csv').querySelectorAll('.input')).toHaveLength(0);
  });

  test('are there for each media type, of which the first is sent until another is chosen', () => {
    const form = body('createAnimal', 'zh', { contents });
    const sets = [...form.querySelectorAll('fieldset')];
    const state = sets.map((one) => [
      one.getAttribute('data-media-type'),
      one.hasAttribute('hidden'),
      one.hasAttribute('disabled'),
    ]);
    expect(state).toEqual([
      ['application/json', false, false],
      ['text/plain', true, true],
      ['image/png', true, true],
    ]);
    expect(sets.map((one) => [...one.attributes].length)).toEqual([1, 3, 3]);
    expect(sets.map((one) => textOf(one.querySelector('legend')))).toEqual(['请求体', '请求体', '请求体']);
    expect(textOf(form.querySelector('label span'))).toBe('媒体类型');
    const choices = (root: ParentNode) =>
      [...root.querySelectorAll('select[name="mediaType"] option')].map(
        (one) => `${one.getAttribute('value')}: ${textOf(one)}`,
      );
    const types = ['application/json', 'text/plain', 'image/png'].map((type) => `${type}: ${type}`);
    expect(choices(form)).toEqual(types);
    expect(choices(body('createAnimal', 'en', { contents, required: false }))).toEqual([...types, ': (omit)']);
    expect(choices(body('createAnimal'))).toEqual([]);
    expect(textOf(body('createAnimal')).startsWith('Body')).toBe(true);
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
