/** How a call is written the way HTTP carries it. */
import { describe, expect, test } from 'vitest';
import { calledOperation, exampleCall, isJson, toWire, writeCookies } from '../src/samples/call.ts';
import { find } from './every-operation.ts';
import { BARE, CALL } from './made-up-calls.ts';

describe('a call on the wire', () => {
  test('has its values in the address, the headers and the body, encoded where they need it', () => {
    expect(toWire(CALL)).toEqual({
      method: 'PUT',
      url: 'https://zoo.example/api/zoo/a%2Fb/meals/7?food=hay%20%26%20leaves&food=fish&how%20much=2',
      headers: {
        'X-keeper': 'Li',
        'X-times': '3',
        Cookie: 'session=5f%3B%202a; day=1',
        'content-type': 'application/json',
      },
      body: '{\n  "dry": true\n}',
    });
  });

  test('has nothing that the call does not have', () => {
    expect(toWire(BARE)).toEqual({ method: 'GET', url: 'https://zoo.example/api/zoo', headers: {} });
    expect(writeCookies({})).toBe('');
  });

  test('has no apostrophe in its address, which would end a string in some samples', () => {
    const baseUrl = "https://zoo.example/a'b/c";
    expect(toWire({ ...BARE, baseUrl, query: { name: "'x'" } }).url).toBe(
      'https://zoo.example/a%27b/c/zoo?name=%27x%27',
    );
  });

  test.for([
    ['application/json', { a: 1 }, '{\n  "a": 1\n}'],
    ['application/problem+json', 'text', '"text"'],
    ['application/jsonl', 'a line', 'a line'],
    ['text/plain', 'text', 'text'],
    ['application/x-www-form-urlencoded', { a: ['1', '2'], b: 'c d' }, 'a=1&a=2&b=c%20d'],
  ] as const)('has a body in %s', ([mediaType, value, body]) => {
    expect(toWire({ ...CALL, body: { mediaType, value } })).toMatchObject({
      body,
      headers: { 'content-type': mediaType },
    });
  });

  test('that nobody here can write is refused, with what to do', () => {
    expect(() => toWire({ ...CALL, body: { mediaType: 'application/xml', value: {} } })).toThrow(
      'No sample can be written of a body in application/xml. Give it an example that is a string.',
    );
  });

  test('is JSON only in media types of JSON', () => {
    expect(['application/json', 'application/json; charset=utf-8', 'a/b+json', 'a/jsonb', 'json'].map(isJson)).toEqual([
      ...[true, true, true, false, false],
    ]);
  });
});

describe('the example of an operation', () => {
  const base = 'https://zoo.example';

  test('has the examples of the contract in their places, and the language of the reader', () => {
    const call = exampleCall(find('deleteAnimal'), base, 'zh');
    expect(call).toMatchObject({ baseUrl: base, path: { animalId: 7 }, query: {}, cookie: { session: '5f2a' } });
    expect(call.header).toEqual({ 'X-L': 'zh' });
    expect(call).not.toHaveProperty('body');
    expect(exampleCall(find('deleteAnimal'), base, 'en').header).toEqual({ 'X-L': 'en' });
    expect(exampleCall(find('getPhotoCaption'), base, 'en')).toMatchObject({ query: { length: 80 } });
    expect(exampleCall(find('updateAnimal'), base, 'en').body).toEqual({
      mediaType: 'application/json',
      value: { weight: 97 },
    });
  });

  test('leaves out a parameter without an example, and has no value for a body without one', () => {
    const { parameters, body, ...operation } = find('updateAnimal');
    const without = parameters.map(({ selects: _, ...one }) => ({ ...one, example: undefined }));
    const contents = (body?.contents ?? []).map((content) => ({ ...content, examples: [] }));
    const call = exampleCall(
      { ...operation, parameters: without, ...(body && { body: { ...body, contents } }) },
      base,
      'en',
    );
    expect(Object.keys({ ...call.path, ...call.header })).toEqual([]);
    expect(call).toMatchObject({ body: { mediaType: 'application/json', value: undefined } });
  });

  test('says whether its success is text', () => {
    const returnsText = (id: string) => calledOperation(find(id)).returnsText;
    expect(['getPhotoCaption', 'getAnimal', 'deleteAnimal', 'sendSms'].map(returnsText)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const { responses, ...operation } = find('getPhotoCaption');
    const failures = responses.map((response) => ({ ...response, status: 300 }));
    expect(calledOperation({ ...operation, responses: failures })).toEqual({
      id: 'getPhotoCaption',
      method: 'GET',
      path: '/zoo/animals/{animalId}/photos/{photoName}',
      returnsText: false,
    });
  });
});
