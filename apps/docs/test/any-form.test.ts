/** What the forms of operations of every kind send, in a browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryItPage } from '../src/pages/try-it.ts';
import { exampleCall } from '../src/samples/call.ts';
import { foreign, zoo } from './every-operation.ts';
import { formOf } from './form-in-browser.ts';
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

  const ready = async (id: string, baseUrl = recorder.url) => {
    recorder.requests.length = 0;
    const form = formOf(watched.page, id);
    await form.input('baseUrl').fill(baseUrl);
    return form;
  };

  test.for(foreign)('of $id sends its example, with the type of every value', async (operation) => {
    await (await ready(operation.id)).send.click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expectArrived(recorder.requests[0], exampleCall(operation, recorder.url, 'en'), ['Cookie']);
    expect(watched.failures).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });

  test('leaves out what is emptied, and takes what the contract forbids', async () => {
    const form = await ready('createAnimal');
    for (const name of ['field:nickname', 'field:tags', 'field:keeper.name', 'field:keeper.phone'])
      await form.input(name).fill('');
    await form.input('field:dangerous').selectOption('true');
    await form.input('field:diet').selectOption('');
    await form.input('field:weight').fill('heavy');
    await form.send.click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expect(JSON.parse(recorder.requests[0]?.body ?? '')).toEqual({ name: 'Ah Fu', weight: 'heavy', dangerous: true });
    const list = await ready('listAnimals');
    for (const input of await list.form.locator('[name^="query:"]:not(select)').all()) await input.fill('');
    for (const select of await list.form.locator('select[name^="query:"]').all()) await select.selectOption('');
    await list.send.click();
    await expect.poll(() => recorder.requests[0]?.url).toBe('/zoo/animals');
  });

  test('sends nothing without what the path needs, and leads there', async () => {
    const form = await ready('getAnimal');
    await form.input('path:animalId').fill('');
    await form.send.click();
    expect(await form.input('path:animalId').evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await form.send.getAttribute('aria-disabled')).toBeNull();
    expect(recorder.requests).toEqual([]);
  });

  test('sends the one body that is chosen, or none', async () => {
    const update = await ready('updateAnimal');
    await update.input('mediaType').selectOption('application/merge-patch+json');
    const shown = update.form.locator('[data-media-type]:not([hidden])');
    expect(await shown.getAttribute('data-media-type')).toBe('application/merge-patch+json');
    await update.send.click();
    await expect
      .poll(() => recorder.requests)
      .toMatchObject([{ headers: { 'content-type': 'application/merge-patch+json' }, body: '{"nickname":null}' }]);
    const buy = await ready('buyTickets');
    await buy.input('mediaType').selectOption('');
    await buy.send.click();
    await expect.poll(() => recorder.requests).toMatchObject([{ body: '' }]);
    expect(recorder.requests[0]?.headers).not.toHaveProperty('content-type');
  });

  test('sends cookies to the origin of the page, and keeps none', async () => {
    const form = await ready('deleteAnimal', here.url);
    const sent = watched.page.waitForRequest(/\/zoo\//);
    await form.send.click();
    expect((await (await sent).allHeaders()).cookie).toBe('session=5f2a');
    await expect.poll(() => watched.page.evaluate(() => document.cookie)).toBe('');
  });

  test('leaves the cookies of the page alone when it sends to another origin', async () => {
    await watched.page.evaluate(() => cookieStore.set('session', 'of the page'));
    await (await ready('deleteAnimal')).send.click();
    await expect.poll(() => recorder.requests.length).toBe(1);
    expect(await watched.page.evaluate(() => document.cookie)).toBe('session=of the page');
  });
});
