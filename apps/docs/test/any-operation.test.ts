/** What the pages show of operations of every kind: those of the contract, and those of the zoo. */
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { type RecordedRequest, startMock } from '@ciam-sms/mock';
import { readZoo } from '@ciam-sms/zoo';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorsPage } from '../src/pages/errors.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { readControlApi } from '../src/reference/control-api.ts';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';
import { CONTROL_LANGUAGES, SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { type Arrived, expectArrived, startRecorder } from './recorder.ts';
import { RUNNABLE, runSamples } from './run-samples.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { listSyntaxErrors } from './syntax-errors.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();
const ours = readContract().operations;
const zoo = readZoo();
const find = (id: string) => zoo.operations.find((one) => one.id === id) as OperationModel;

/** No operation of the zoo takes text. */
const content = { mediaType: 'text/plain', schema: { type: 'string' }, fields: [] };
const example = { name: 'name', summary: find('createAnimal').summary, value: 'Leo $HOME' };
const rename: OperationModel = {
  ...find('replaceAnimal'),
  id: 'renameAnimal',
  body: { required: true, description: example.summary, contents: [{ ...content, examples: [example] }] },
};
const operations = [...zoo.operations, rename];
const control = (await readControlApi()).operations;
const foreign = operations.filter(({ id }) => !ours.some((one) => one.id === id));

/** A text that is data to a reader, and much else to a shell, a compiler or a URL. */
const NASTY = `a/b?c&d=1'"\\; $(exit 3) \`exit 4\``;

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

describe.for(RUNNABLE)('the samples in $label', ({ id, print }) => {
  const calls: Record<'toMock' | 'toRecorder' | 'typed' | 'toControl', Call[]> = {
    toMock: [],
    toRecorder: [],
    typed: [],
    toControl: [],
  };
  let [received, recorded, printed]: [readonly RecordedRequest[], Arrived[], string[]] = [[], [], []];
  beforeAll(async () => {
    await using mock = await startMock({ port: 0 });
    await using recorder = await startRecorder();
    const example = (operation: OperationModel) => exampleCall(operation, recorder.url, 'en');
    calls.toMock = ours.map((operation) => exampleCall(operation, mock.url, 'en'));
    calls.toRecorder = foreign.map(example);
    const typed = (operation: OperationModel, value: object): Call => ({
      ...example(operation),
      body: { mediaType: 'application/json', value },
    });
    calls.typed = [
      { ...example(find('getPhotoCaption')), path: { animalId: 7, photoName: NASTY }, query: { length: NASTY } },
      { ...example(find('deleteAnimal')), cookie: { session: NASTY } },
      typed(find('createAnimal'), { name: NASTY, tags: [NASTY] }),
      typed(find('sendSms'), { mobile: NASTY, type: NASTY, captcha_token: NASTY }),
    ];
    await using controlled = await startMock({ port: 0 });
    // The first sample waits for such a request.
    await fetch(`${controlled.url}/api/v2/sdk/sms/send`, { method: 'POST', headers: { 'X-L': 'zh' } });
    const ofControl = CONTROL_LANGUAGES.some((language) => language.id === id) ? control : [];
    calls.toControl = ofControl.map((operation) => exampleCall(operation, controlled.url, 'en'));
    printed = await runSamples(id, Object.values(calls).flat().map(print));
    received = mock.requests;
    recorded = recorder.requests;
  });

  test('send the example of every operation, which the mock accepts, and print what is returned', () => {
    expect(received.map(({ status }) => status)).toEqual(ours.map(({ responses }) => responses[0]?.status));
    for (const [index, call] of calls.toMock.entries()) {
      expect(received[index]?.body).toEqual(call.body?.value);
      const headers = Object.entries(toWire(call).headers).map(([name, value]) => [name.toLowerCase(), value]);
      expect(received[index]?.headers).toMatchObject(Object.fromEntries(headers));
      expect(printed[index]).toMatch(/200|sent/);
    }
  });

  test('send the example of any other operation, and print what is returned', () => {
    for (const [index, call] of calls.toRecorder.entries()) {
      expectArrived(recorded[index], call);
      expect(printed[index + ours.length]).toMatch(/200[\s\S]*a response/);
    }
  });

  test('control the mock, and print what it returns', () => {
    const statuses = control.map(({ responses }) => String(responses[0]?.status));
    for (const [index, call] of calls.toControl.entries()) {
      expect(printed.at(index - calls.toControl.length), call.operation.id).toContain(statuses[index]);
    }
  });

  test('keep what a reader types data, in an address, a cookie and a body', () => {
    const arrived = recorded.slice(foreign.length);
    expect(arrived).toHaveLength(calls.typed.length);
    for (const [index, call] of calls.typed.entries()) expectArrived(arrived[index], call);
  });
});

describe('the form of an operation', () => {
  const contract = { ...zoo, operations: foreign };
  let watched: WatchedPage;
  let recorder: Awaited<ReturnType<typeof startRecorder>>;
  beforeAll(async () => {
    recorder = await startRecorder();
    watched = await openPage(here.browser, [here.url, recorder.url]);
    const main = String(await (await tryItPage(contract, 'en')).main);
    await watched.page.goto(`${here.url}/try/`);
    await watched.page.locator('main').evaluate((element, html) => {
      element.innerHTML = html;
    }, main);
    const script = await watched.page.locator('script[src*="try-it"]').evaluate((one: HTMLScriptElement) => one.src);
    await watched.page.addScriptTag({ url: `${script}?again`, type: 'module' });
  });
  afterAll(async () => {
    await watched?.[Symbol.asyncDispose]();
    await recorder?.[Symbol.asyncDispose]();
  });

  const formOf = async (id: string, baseUrl = recorder.url) => {
    recorder.requests.length = 0;
    const form = watched.page.locator(`form.try[data-operation*='"id":"${id}"']`);
    await form.locator('[name="baseUrl"]').fill(baseUrl);
    return form;
  };

  test.for(foreign)('of $id sends its example, with the type of every value', async (operation) => {
    await (await formOf(operation.id)).locator('.send').click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expectArrived(recorder.requests[0], exampleCall(operation, recorder.url, 'en'), ['Cookie']);
    expect(watched.failures).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });

  test('leaves out what is emptied, and takes what the contract forbids', async () => {
    const form = await formOf('createAnimal');
    for (const name of ['field:nickname', 'field:tags', 'field:keeper.name', 'field:keeper.phone'])
      await form.locator(`[name="${name}"]`).fill('');
    await form.locator('[name="field:dangerous"]').selectOption('true');
    await form.locator('[name="field:diet"]').selectOption('');
    await form.locator('[name="field:weight"]').fill('heavy');
    await form.locator('.send').click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expect(JSON.parse(recorder.requests[0]?.body ?? '')).toEqual({ name: 'Ah Fu', weight: 'heavy', dangerous: true });
    const list = await formOf('listAnimals');
    for (const input of await list.locator('[name^="query:"]:not(select)').all()) await input.fill('');
    for (const select of await list.locator('select[name^="query:"]').all()) await select.selectOption('');
    await list.locator('.send').click();
    await expect.poll(() => recorder.requests[0]?.url).toBe('/zoo/animals');
  });

  test('sends cookies to the origin of the page, and keeps none', async () => {
    const form = await formOf('deleteAnimal', here.url);
    const sent = watched.page.waitForRequest(/\/zoo\//);
    await form.locator('.send').click();
    expect((await (await sent).allHeaders()).cookie).toBe('session=5f2a');
    await expect.poll(() => watched.page.evaluate(() => document.cookie)).toBe('');
  });

  test('says where a browser sends no cookie, and that the operation is deprecated', async () => {
    const { document } = new JSDOM(String(await (await tryItPage(contract, 'zh')).main)).window;
    const place = (id: string) => document.getElementById(`try-${id}`)?.nextElementSibling;
    expect(place('deleteAnimal')?.nextElementSibling?.textContent).toContain('只有本页与 API 同源时');
    expect(place('getPhotoCaption')?.textContent).toContain('已弃用');
  });
});

describe('the page of errors', () => {
  const { document } = new JSDOM(String(errorsPage(zoo, 'en').main)).window;
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
    expect(textOf('listAnimals.500')).toContain('any request with Prefer: code=500');
    expect(textOf('listAnimals.500')).not.toContain('Messages');
  });

  test('has no table for an operation without errors', () => {
    expect([...document.querySelectorAll('h2[id^="mock-"]')].map(({ id }) => id)).toEqual(
      zoo.operations.filter(({ errors }) => errors.length > 0).map(({ id }) => `mock-${id}`),
    );
    expect(document.getElementById('mock-getOpeningHours')).toBeNull();
  });
});
