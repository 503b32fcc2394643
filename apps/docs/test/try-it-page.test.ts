/** The forms of the Try it page, for operations of every kind. What they send, `any-form.test.ts` checks in a browser. */
import type { OperationModel } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { describe, expect, test } from 'vitest';
import { readFlow } from '../src/pages/flow.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';
import { LANGUAGES, TEXTS } from '../src/texts.ts';
import { foreign, ours, zoo } from './every-operation.ts';
import { parsePage } from './parse-page.ts';
import { folderOf, readPage, textOf } from './site.ts';
import { send } from './trigger.ts';

const page = await tryItPage(zoo, 'en');
const document = parsePage(String(page.main));
const formOf = (id: string, from: ParentNode = document) =>
  [...from.querySelectorAll('form.try')].find((one) =>
    one.getAttribute('data-operation')?.includes(`"id":"${id}"`),
  ) as Element;
const changesOf = (id: string, from: ParentNode = document) =>
  Object.fromEntries(
    [...formOf(id, from).querySelectorAll('button[data-change]')].map((one) => [
      one.id,
      JSON.parse(one.getAttribute('data-change') ?? ''),
    ]),
  );

test('what a step of the flow takes from the one before it is what the workflow of the contract says', () => {
  expect([...readFlow()]).toEqual([
    ['getCaptcha', {}],
    [
      'verifyCaptcha',
      {
        'field:point_json': ['getCaptcha', '$response.header.x-mock-captcha-point'],
        'field:token': ['getCaptcha', '$response.body#/token'],
      },
    ],
    [
      'sendSms',
      {
        'field:mobile': ['verifyCaptcha', '$request.body#/sender'],
        'field:captcha_token': ['verifyCaptcha', '$response.body#/captcha_token'],
      },
    ],
  ]);
  expect(JSON.parse(formOf('sendSms').getAttribute('data-sources') ?? '')).toEqual(readFlow().get('sendSms'));
  expect(formOf('createAnimal').getAttribute('data-sources')).toBe('{}');
});

test('forms are in the order of the flow, and all others after them as they are in the contract', () => {
  const flow = [...readFlow().keys()];
  const ids = [...document.querySelectorAll('form.try')].map(
    (one) => JSON.parse(one.getAttribute('data-operation') ?? '').id,
  );
  const others = zoo.operations.map(({ id }) => id).filter((id) => !flow.includes(id));
  expect(ids).toEqual([...flow, ...others]);
  expect(page).toMatchObject({ path: 'try/', title: 'Try it', assets: ['try-it.ts'] });
});

test('the flow is explained only where one of its steps is', async () => {
  const lead = async (operations: readonly OperationModel[]) => {
    const main = parsePage(String((await tryItPage({ ...zoo, operations }, 'en')).main)).body;
    const texts = [...main.childNodes].filter(({ nodeType }) => nodeType === 3);
    expect(texts.map(({ textContent }) => textContent?.trim()).join('')).toBe('');
    return [...main.children].slice(0, 5).map(textOf);
  };
  const { tryIt, tryIntro, tryMock, tryFlow, needsScript } = TEXTS.en;
  const before = [tryIt, tryIntro, tryMock.replaceAll('`', '')];
  expect((await lead([...foreign, ...ours])).slice(0, 4)).toEqual([...before, tryFlow]);
  expect((await lead(foreign)).slice(0, 4)).toEqual([...before, needsScript]);
});

describe.for(zoo.operations)('the form of $id', ({ id, summary, method, path, deprecated, parameters, body }) => {
  const form = formOf(id);

  test('has an input for each parameter, by place, and one for the response of the mock', () => {
    const sets = [...form.querySelectorAll('fieldset:not(.cases):not([data-media-type])')].map((set) => ({
      legend: textOf(set.querySelector('legend')),
      inputs: [...set.querySelectorAll('[name]')].map((one) => one.getAttribute('name')),
      notes: [...set.children].filter(({ tagName }) => tagName === 'P').map(textOf),
      texts: [...set.childNodes]
        .map(({ nodeType, textContent }) => (nodeType === 3 ? textContent?.trim() : ''))
        .join(''),
    }));
    const { places, cookiesNeedSameOrigin } = TEXTS.en;
    const expected = (['path', 'query', 'header', 'cookie'] as const).map((place) => ({
      legend: places[place],
      inputs: [
        ...parameters.filter((one) => one.in === place).map(({ name }) => `${place}:${name}`),
        ...(place === 'header' ? ['header:Prefer'] : []),
      ],
      notes: place === 'cookie' ? [cookiesNeedSameOrigin] : [],
      texts: '',
    }));
    expect(sets).toEqual(expected.filter(({ inputs }) => inputs.length > 0));
    expect(form.querySelectorAll('[data-media-type]')).toHaveLength(body?.contents.length ?? 0);
    const stray = [...form.childNodes].map(({ nodeType, textContent }) => (nodeType === 3 ? textContent?.trim() : ''));
    expect(stray.join('')).toBe('');
  });

  test('says which operation it is of', () => {
    const subtitle = form.previousElementSibling;
    expect(textOf(subtitle)).toBe(`${method} ${path}${deprecated ? ' Deprecated' : ''}`);
    expect(textOf(subtitle?.previousElementSibling)).toContain(summary.en);
    expect(form.getAttribute('aria-label')).toBe(summary.en);
    expect(form.nextElementSibling?.getAttribute('aria-label')).toBe(`Outcome: ${summary.en}`);
    expect(form.nextElementSibling?.querySelector('.tabs input')?.getAttribute('name')).toBe(`try-sample-${id}`);
  });
});

describe.for(LANGUAGES)('an example in %s', (language) => {
  test('makes the mock return the error that it is named after', async () => {
    await using mock = await startMock({ port: 0 });
    const forms = readPage(`${folderOf(language)}try/`);
    for (const operation of ours) {
      const { '': success, ...errors } = changesOf(operation.id, forms);
      expect(success).toEqual({});
      expect(Object.keys(errors)).toHaveLength(operation.errors.length);
      for (const [anchor, change] of Object.entries(errors) as [string, Record<string, string>][]) {
        const call = structuredClone(exampleCall(operation, mock.url, language)) as Call &
          Record<string, Record<string, unknown>>;
        for (const [input, value] of Object.entries(change)) {
          const [place = '', name = ''] = input.split(':');
          Object.assign(place === 'field' ? (call.body?.value as object) : (call[place] as object), { [name]: value });
        }
        const { status, code } = await send(toWire(call));
        const named = ({ code, name }: (typeof operation.errors)[number]) =>
          anchor === `${operation.id}.${name}` || anchor.split('/').at(-1) === code;
        expect([anchor, operation.errors.find(named)]).toMatchObject([anchor, { status, ...(code && { code }) }]);
      }
    }
  });
});

test('an example changes one input of any place, or else chooses the response of the mock', () => {
  expect(changesOf('listAnimals')).toEqual({
    '': {},
    'listAnimals/IDAAS.SDK.PARAM.0001': { 'header:X-agent': '' },
    'ZOO.QUERY.0001': { 'query:sort': 'COLOUR' },
    'listAnimals.500': { 'query:near': 'earthquake' },
  });
  expect(changesOf('getAnimal')).toEqual({ '': {}, 'getAnimal.animal-not-found': { 'path:animalId': '404' } });
  expect(changesOf('replaceAnimal')).toEqual({ '': {}, 'replaceAnimal.400': { 'header:Prefer': 'code=400' } });
  expect(changesOf('deleteAnimal')).toEqual({ '': {}, 'deleteAnimal.401': { 'cookie:session': '' } });
  expect(changesOf('createAnimal')).toMatchObject({ 'ZOO.KEEPER.0001': { 'field:keeper.name': 'nobody' } });
});

test('an example whose input is an element of a list, of which forms have none, chooses the response of the mock', () => {
  expect(changesOf('buyTickets')).toMatchObject({
    'ZOO.TICKET.0001': { 'field:count': '9' },
    'ZOO.TICKET.0002': { 'header:Prefer': 'example=visitor-banned.en' },
  });
});
