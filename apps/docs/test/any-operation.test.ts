import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { errorsPage } from '../src/pages/errors.ts';
import { tryItPage } from '../src/pages/try-it.ts';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';
import { RUNNABLE, runSample } from './run-sample.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { type Arrived, list, rename, startRecorder, trial, update } from './trial-contract.ts';
import { openPage } from './watched-page.ts';

const here = siteInBrowser();

/** What a server has to get, in the parts that the client does not add to. */
function expectArrived(arrived: Arrived | undefined, call: Call, without: string[] = []) {
  const { method, url, headers, body } = toWire(call);
  expect(`${arrived?.method} ${arrived?.url}`).toBe(`${method} ${url.slice(call.baseUrl.length)}`);
  for (const [name, value] of Object.entries(headers)) {
    if (!without.includes(name)) expect(arrived?.headers[name.toLowerCase()]).toBe(value);
  }
  if (call.body?.mediaType === 'application/json') expect(JSON.parse(arrived?.body ?? '')).toEqual(call.body.value);
  else expect(arrived?.body).toBe(body ?? '');
}

describe.for([update, rename, list])('samples of an operation like $id', (operation) => {
  test.for(RUNNABLE)('send its example, and print what is returned, in $label', async ({ id, print }) => {
    await using recorder = await startRecorder();
    const call = exampleCall(operation, recorder.url, 'en');
    const printed = await runSample(id, print(call));
    expectArrived(recorder.requests[0], call);
    expect(printed).toContain('200');
    expect(printed).toContain('a response');
  });
});

describe('the form of an operation', () => {
  /** Opens the Try it page of the site as it would be with the trial contract. */
  const openTrial = async (recorderUrl: string) => {
    const main = String(await (await tryItPage(trial, 'en')).main);
    const cookies: (string | undefined)[] = [];
    const site = createServer(async ({ url, headers }, response) => {
      if (url?.startsWith('/animals')) {
        cookies.push(headers.cookie);
        return response.end();
      }
      const original = await fetch(here.url + url);
      const text = await original.text();
      response.setHeader('content-type', original.headers.get('content-type') ?? '');
      response.end(text.replace(/(<main[^>]*>)[\s\S]*(<\/main>)/, (_, open, close) => open + main + close));
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const watched = await openPage(here.browser, [url, recorderUrl]);
    await watched.page.goto(`${url}/try/`);
    return {
      ...watched,
      url,
      cookies,
      [Symbol.asyncDispose]: async () => {
        await watched[Symbol.asyncDispose]();
        site.close();
      },
    };
  };

  test.for([update, rename, list])('of $id sends its example, with the type of every value', async (operation) => {
    await using recorder = await startRecorder();
    await using watched = await openTrial(recorder.url);
    const form = watched.page.locator(`form.try[data-operation*='"id":"${operation.id}"']`);
    await form.locator('[name="baseUrl"]').fill(recorder.url);
    await form.locator('.send').click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expectArrived(recorder.requests[0], exampleCall(operation, recorder.url, 'en'), ['Cookie']);
    expect(watched.failures).toEqual([]);
  });

  test('leaves out what is emptied, and takes what the contract forbids', async () => {
    await using recorder = await startRecorder();
    await using watched = await openTrial(recorder.url);
    const form = watched.page.locator('form.try').first();
    await form.locator('[name="baseUrl"]').fill(recorder.url);
    for (const name of [
      'query:tags',
      'query:limit',
      'field:owner.phone',
      'field:owner.floor',
      'field:kids',
      'field:nick',
    ])
      await form.locator(`[name="${name}"]`).fill('');
    await form.locator('[name="query:deep"]').selectOption('');
    await form.locator('[name="field:wild"]').selectOption('false');
    await form.locator('[name="field:age"]').fill('three');
    await form.locator('.send').click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expect(recorder.requests[0]?.url).toBe('/animals/a%2Fb%20c');
    expect(JSON.parse(recorder.requests[0]?.body ?? '')).toEqual({ name: 'Leo', age: 'three', wild: false, size: 'S' });
  });

  test('sends cookies to the origin of the page, and keeps none', async () => {
    await using watched = await openTrial('');
    const form = watched.page.locator('form.try').first();
    await form.locator('[name="baseUrl"]').fill(watched.url);
    await form.locator('.send').click();
    await expect.poll(() => watched.cookies).toEqual(['session=abc']);
    await expect.poll(() => watched.page.evaluate(() => document.cookie)).toBe('');
  });

  test('says where a browser sends no cookie, and that the operation is deprecated', async () => {
    const { document } = new JSDOM(String(await (await tryItPage(trial, 'zh')).main)).window;
    expect(document.querySelector('form.try')?.textContent).toContain('只有本页与 API 同源时');
    expect(document.querySelector('.subtitle')?.textContent).toContain('已弃用');
  });
});

describe('the page of errors', () => {
  const { document } = new JSDOM(String(errorsPage(trial, 'en').main)).window;
  const textOf = (id: string) => document.getElementById(id)?.parentElement?.textContent;

  test('shows an error that operations share once, with the causes that it has in each', () => {
    expect([...document.querySelectorAll('section.error h2')].map(({ id }) => id)).toEqual([
      'TRIAL.1',
      'updateAnimal.429',
      'updateAnimal.broken',
    ]);
    expect(textOf('TRIAL.1')).toContain('PUT /animals/{animal_id}session is missing or empty');
    expect(textOf('TRIAL.1')).toContain('POST /animals/namesforce is true');
  });

  test('shows an error without a code, with and without a body', () => {
    expect(textOf('updateAnimal.broken')).toContain('500 broken');
    expect(textOf('updateAnimal.broken')).toContain('Prefer: example=broken.en or broken.zh');
    expect(textOf('updateAnimal.429')).toContain('Any request with Prefer: code=429');
    expect(textOf('updateAnimal.429')).not.toContain('Messages');
  });

  test('has no table for an operation without errors', () => {
    expect([...document.querySelectorAll('h2[id^="mock-"]')].map(({ id }) => id)).toEqual([
      'mock-updateAnimal',
      'mock-renameAnimal',
    ]);
  });
});
