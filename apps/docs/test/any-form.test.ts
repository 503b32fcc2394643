/** What the forms of operations of every kind send, in a browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryItPage } from '../src/pages/try-it.ts';
import { exampleCall } from '../src/samples/call.ts';
import { foreign, zoo } from './every-operation.ts';
import { expectArrived, startRecorder } from './recorder.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();

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
});
