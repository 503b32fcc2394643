import type { Page } from 'playwright-core';

/** The form of an operation on the Try it page, and what it shows of a response. */
export function formOf(page: Page, id: string) {
  const form = page.locator(`form.try[data-operation*='"id":"${id}"']`);
  const result = form.locator('xpath=following-sibling::section[1]');
  return {
    form,
    input: (name: string) => form.locator(`[name="${name}"]`),
    send: form.locator('.send'),
    result,
    outcome: result.locator('.outcome'),
    request: result.locator('.raw-request'),
    response: result.locator('.raw-response'),
  };
}

/** Opens a Try it page anew, with base URLs that lead to a mock. */
export async function openTryIt(page: Page, folder: string, baseUrl: string) {
  await page.goto(`${folder}try/`);
  for (const input of await page.locator('form.try [name="baseUrl"]').all()) await input.fill(baseUrl);
}
