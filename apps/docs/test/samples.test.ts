import { describe, expect, test } from 'vitest';
import { type Call, exampleCall } from '../src/samples/call.ts';
import { rawOptions } from '../src/samples/client.ts';
import { CONTROL_LANGUAGES, SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { control, find, operations } from './every-operation.ts';
import { BARE, CALL } from './made-up-calls.ts';
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

const print = (call: Call, language: string) => SAMPLE_LANGUAGES.find(({ id }) => id === language)?.print(call);

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
