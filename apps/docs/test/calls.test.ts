/** How a call is written: as HTTP carries it, and in each programming language, to the letter where readers copy it. */
import { describe, expect, test } from 'vitest';
import { type Call, calledOperation, exampleCall, isJson, toWire, writeCookies } from '../src/samples/call.ts';
import { rawOptions } from '../src/samples/client.ts';
import { CONTROL_LANGUAGES, SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { find } from './every-operation.ts';

const CALL: Call = {
  operation: { id: 'feedAnimal', method: 'PUT', path: '/zoo/{animal}/meals/{meal}', returnsText: false },
  baseUrl: 'https://zoo.example/api/',
  path: { animal: 'a/b', meal: 7 },
  query: { food: ['hay & leaves', 'fish'], 'how much': 2 },
  header: { 'X-keeper': 'Li', 'X-times': 3 },
  cookie: { session: '5f; 2a', day: 1 },
  body: { mediaType: 'application/json', value: { dry: true } },
};
const print = (call: Call, language: string) => SAMPLE_LANGUAGES.find(({ id }) => id === language)?.print(call);
const { body: _, ...WITHOUT_BODY } = CALL;
/** A call with nothing but an address. */
const BARE: Call = {
  ...WITHOUT_BODY,
  operation: { ...CALL.operation, path: '/zoo', method: 'GET' },
  path: {},
  query: {},
  header: {},
  cookie: {},
};

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

describe('the sample in TypeScript', () => {
  test('calls the raw client, with strings, keys and lists as people write them', () => {
    const value = { 'a-b': "it's", 'a b': '"x"', list: [[], {}, null, undefined], $ok_1: 'a\nb', '1a': true };
    const call = { ...CALL, query: {}, header: {}, cookie: {}, body: { mediaType: 'application/json', value } };
    expect(print(call, 'typescript')).toBe(`import { createApi } from '@ciam-sms/client';

const api = createApi({ baseUrl: 'https://zoo.example/api/' });
const { response, data, error } = await api.PUT('/zoo/{animal}/meals/{meal}', {
  params: {
    path: {
      animal: 'a/b',
      meal: 7,
    },
  },
  body: {
    'a-b': 'it\\'s',
    'a b': '"x"',
    list: [
      [],
      {},
      null,
      undefined,
    ],
    $ok_1: 'a\\nb',
    '1a': true,
  },
});
console.log(response.status, data ?? error);`);
    expect(print(BARE, 'typescript')).toContain("await api.GET('/zoo', {});");
  });

  test('calls the method that the client has for an operation, unless it has to choose the response of the mock', () => {
    const call = exampleCall(find('sendSms'), 'https://zoo.example', 'en');
    const value = { mobile: '1', type: 'LOGIN_SMS', captcha_token: '2' };
    const header = { 'X-L': 'zh', 'X-client-id': 'id' };
    const own = { ...call, header, body: { mediaType: 'application/json', value } };
    expect(print(own, 'typescript')).toBe(`import { createSmsClient } from '@ciam-sms/client';

const sms = createSmsClient({
  baseUrl: 'https://zoo.example',
  language: 'zh',
  clientId: 'id',
  device: {},
});
const result = await sms.send({
  mobile: '1',
  type: 'LOGIN_SMS',
  captcha_token: '2',
});
console.log(result.outcome, result.ok ? '' : result.message);`);
    expect(print({ ...own, header: { ...header, Prefer: 'code=400' } }, 'typescript')).toContain(
      "await api.POST('/api/v2/sdk/sms/send', {",
    );
  });

  test('gives the raw client what its types do not know of as headers', () => {
    expect(rawOptions({ ...CALL, header: { ...CALL.header, Prefer: 'code=404' } })).toEqual({
      options: {
        params: { path: CALL.path, query: CALL.query, header: CALL.header, cookie: CALL.cookie },
        headers: { Prefer: 'code=404', Cookie: 'session=5f%3B%202a; day=1' },
        body: { dry: true },
      },
      isText: false,
    });
    expect(rawOptions(BARE)).toEqual({ options: {}, isText: false });
    const returnsText = { ...BARE, operation: { ...BARE.operation, returnsText: true } };
    expect(rawOptions(returnsText).options).toEqual({ parseAs: 'text' });
  });

  test('sends a text as it is', () => {
    const call = { ...BARE, body: { mediaType: 'text/plain', value: 'Leo' } };
    expect(rawOptions(call)).toEqual({
      options: { headers: { 'Content-Type': 'text/plain' }, body: 'Leo' },
      isText: true,
    });
    expect(print(call, 'typescript')).toContain("  body: 'Leo',\n  bodySerializer: (body) => body,\n});");
    for (const body of [
      { mediaType: 'text/plain', value: {} },
      { mediaType: 'application/problem+json', value: 'text' },
    ])
      expect(rawOptions({ ...BARE, body })).toMatchObject({ isText: false });
  });
});

describe('the samples in the other languages', () => {
  test('are offered in this order, and those of the control API without the client', () => {
    const labels = ['curl', 'TypeScript', 'fetch', 'Python', 'Java', 'Go', 'Kotlin', 'Swift'];
    expect(SAMPLE_LANGUAGES.map(({ label }) => label)).toEqual(labels);
    expect(CONTROL_LANGUAGES.map(({ label }) => label)).toEqual(labels.filter((one) => one !== 'TypeScript'));
    expect(SAMPLE_LANGUAGES.map(({ highlight }) => highlight)).toEqual([
      ...['bash', 'typescript', 'javascript', 'python', 'java', 'go', 'kotlin', 'swift'],
    ]);
  });

  test('show that a response is empty', () => {
    expect(print(BARE, 'curl')).toBe('curl -i https://zoo.example/api/zoo');
  });

  test('print status and body', () => {
    expect(print(CALL, 'fetch')).toMatch(
      /^const response = await fetch\([\s\S]*\);\nconsole\.log\(response\.status, await response\.text\(\)\);$/,
    );
    expect(print(CALL, 'python')).toContain('print(response.status, response.read().decode())');
  });

  test('are in Java a class that can be run', () => {
    expect(print(BARE, 'java')).toBe(`import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Sample {
  public static void main(String[] args) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder()
      .uri(java.net.URI.create("https://zoo.example/api/zoo"))
      .method("GET", HttpRequest.BodyPublishers.noBody())
      .build();

    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(response.statusCode() + " " + response.body());
  }
}`);
  });

  test('have in Kotlin a body where OkHttp insists on one, and texts in which nothing is replaced', () => {
    const bodies = ['GET', 'DELETE', 'POST', 'PUT', 'PATCH'].map((method) => {
      const code = print({ ...BARE, operation: { ...BARE.operation, method } }, 'kotlin');
      return [method, /\.method\("\w+", (.*)\)/.exec(code ?? '')?.[1], code?.includes('toRequestBody\n')];
    });
    const empty = '"".toByteArray().toRequestBody()';
    expect(bodies).toEqual([
      ['GET', 'null', false],
      ['DELETE', 'null', false],
      ['POST', empty, true],
      ['PUT', empty, true],
      ['PATCH', empty, true],
    ]);
    const call = { ...BARE, header: { 'X-price': '$5 "net"' }, body: { mediaType: 'text/plain', value: '$x' } };
    expect(print(call, 'kotlin')).toBe(`import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

fun main() {
  val request = Request.Builder()
    .url("https://zoo.example/api/zoo")
    .header("X-price", "\\$5 \\"net\\"")
    .header("content-type", "text/plain")
    .method("GET", "\\$x".toByteArray().toRequestBody())
    .build()

  OkHttpClient().newCall(request).execute().use { response ->
    println("\${response.code} \${response.body?.string()}")
  }
}`);
  });
});
