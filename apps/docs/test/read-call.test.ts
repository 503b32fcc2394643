/** The call that a form describes. What a browser sends of it, `any-form.test.ts` checks. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readCall } from '../src/browser/read-call.ts';

/** Reads the call of a form with these controls. */
function read(controls: string) {
  const { document } = new JSDOM(
    `<form data-operation='{"id":"a"}'><input name="baseUrl" value="http://a.example">${controls}</form>`,
  ).window;
  return readCall(document.querySelector('form') as HTMLFormElement);
}
const input = (name: string, types: string, value: string, more = '') =>
  `<input name="${name}" data-types="${types}" value='${value}' ${more}>`;
/** The value that is read of an input. */
const readOne = (types: string, value: string, more = '') => read(input('query:it', types, value, more)).query;

test('a call has its operation, its base URL, and every value in its place', () => {
  expect(
    read(
      input('path:id', 'integer', '7') +
        input('query:a:b', 'string', 'x') +
        input('header:X-L', 'string', 'zh') +
        input('cookie:c', 'string', '1'),
    ),
  ).toStrictEqual({
    operation: { id: 'a' },
    baseUrl: 'http://a.example',
    path: { id: 7 },
    query: { 'a:b': 'x' },
    header: { 'X-L': 'zh' },
    cookie: { c: '1' },
  });
});

test.for([
  ['string', '7', '7'],
  ['string', 'null', 'null'],
  ['string null', 'null', null],
  ['string null', '7', '7'],
  ['integer', '7', 7],
  ['integer', 'seven', 'seven'],
  ['boolean', 'true', true],
  ['array', '["a"]', ['a']],
  ['integer string', '7', '7'],
  ['null integer', 'null', null],
  ['', 'x', 'x'],
] as const)('an input that is %j and holds %j is read as %j', ([types, text, value]) => {
  expect(readOne(types, text)).toStrictEqual({ it: value });
});

test('an input without types may be JSON, or else is text', () => {
  expect(readOne('', '7')).toStrictEqual({ it: 7 });
});

describe('an empty input', () => {
  test('is not sent', () => {
    for (const more of ['', 'required']) expect(readOne('string', '', more)).toStrictEqual({});
    expect(read(`<div data-media-type="a/b">${input('field:a', 'string', '')}</div>`).body?.value).toStrictEqual({});
  });

  test('is an empty text if it is a required field that takes one', () => {
    const bodyOf = (controls: string) => read(`<div data-media-type="a/b">${controls}</div>`).body?.value;
    expect(bodyOf(input('field:a', 'string', '', 'required'))).toStrictEqual({ a: '' });
    expect(bodyOf(input('field:a', 'integer', '', 'required'))).toStrictEqual({});
    expect(bodyOf(input('field:a', 'string null', '', 'required'))).toStrictEqual({});
    expect(bodyOf('<select name="field:a" data-types="string" required><option value=""></select>')).toStrictEqual({});
    expect(bodyOf('<textarea name="body" data-types="string" required></textarea>')).toStrictEqual({});
  });
});

describe('a body', () => {
  test('has the media type that is chosen, and fields in fields', () => {
    const fields =
      input('field:a.b.c', 'integer', '1') + input('field:a.b.d', 'string', 'x') + input('field:a.e', 'string', 'y');
    expect(
      read(
        `<fieldset data-media-type="a/no" disabled>${input('field:no', 'string', 'no')}</fieldset>
         <fieldset data-media-type="a/b">${fields}</fieldset>`,
      ).body,
    ).toStrictEqual({ mediaType: 'a/b', value: { a: { b: { c: 1, d: 'x' }, e: 'y' } } });
  });

  test('is a whole one where the form has an input for it', () => {
    const area = (types: string, text: string) =>
      read(`<div data-media-type="a/b"><textarea name="body" data-types="${types}">${text}</textarea></div>`).body
        ?.value;
    expect(area('object', '[1]')).toStrictEqual([1]);
    expect(area('string', '[1]')).toBe('[1]');
  });

  test('is none if it is left out', () => {
    expect(read(input('query:a', 'string', 'x'))).not.toHaveProperty('body');
  });
});
