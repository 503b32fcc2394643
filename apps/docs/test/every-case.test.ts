/** Each operation succeeds, and each of its errors is reached, on the Try it page of every language. */
import { ownMethod } from '@ciam-sms/client/facade';
import { type CatalogueError, errors, type Language, operations } from '@ciam-sms/contract';
import { type Mock, startMock } from '@ciam-sms/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../src/texts.ts';
import { formOf, openTryIt } from './form-in-browser.ts';
import { folderOf } from './site.ts';
import { siteInBrowser } from './site-in-browser.ts';
import { openPage, type WatchedPage } from './watched-page.ts';

const here = siteInBrowser();
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock?.close());

const catalogue: Readonly<Record<string, CatalogueError>> = errors;
const CASES = Object.entries(operations).flatMap(([id, { errorCodes }]) => errorCodes.map((code) => ({ id, code })));

describe('the Try it page in every language', () => {
  const watched = new Map<Language, WatchedPage>();
  beforeAll(async () => {
    for (const language of LANGUAGES) watched.set(language, await openPage(here.browser, [here.url, mock.url]));
    await inEveryLanguage((language, { page }) => openTryIt(page, `${here.url}/${folderOf(language)}`, mock.url));
  });
  afterAll(() => inEveryLanguage((_, page) => page[Symbol.asyncDispose]()));

  const inEveryLanguage = async (run: (language: Language, page: WatchedPage) => PromiseLike<void>) => {
    await Promise.all([...watched].map(([language, page]) => run(language, page)));
  };

  test.for(Object.keys(operations))('reaches success of %s with the examples of the contract', (id) =>
    inEveryLanguage(async (_, { page, foreign, failures }) => {
      const { send, outcome, response } = formOf(page, id);
      await send.click();
      await outcome.locator('dd').getByText('true', { exact: true }).first().waitFor();
      expect(await response.textContent()).toMatch(/^200 OK\n/);
      expect({ foreign, failures }).toEqual({ foreign: [], failures: [] });
    }),
  );

  test.for(CASES)('reaches $code of $id with one click and Send', ({ id, code }) =>
    inEveryLanguage(async (language, { page }) => {
      const { message } = catalogue[code] as CatalogueError;
      const { form, send, outcome, response } = formOf(page, id);
      await form.locator('.cases').getByText(code).click();
      await send.click();
      await outcome.filter({ hasText: code }).waitFor();
      expect(await outcome.textContent()).toContain(message[language]);
      if (ownMethod(id)) expect(await outcome.locator('dd').nth(1).textContent()).toBe('rejected');
      expect(await response.textContent()).toMatch(/^400 Bad Request\n/);
      expect(await response.textContent()).toContain(
        JSON.stringify({ error_code: code, error_msg: message[language] }),
      );
      expect(await outcome.getByRole('link').getAttribute('href')).toBe(`../errors/#${code}`);
    }),
  );
});
