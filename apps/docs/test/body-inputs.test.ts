import { describe, expect, test } from 'vitest';
import { bodyInputs } from '../src/pages/form-inputs.ts';
import { TEXTS } from '../src/texts.ts';
import { describeControl } from './describe-control.ts';
import { find } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { textOf } from './site.ts';

type Language = 'en' | 'zh';

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
