import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '@ciam-sms/contract/model';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { SEARCH_OPTIONS } from '../src/search/options.ts';
import { dist } from './site.ts';

/** What readers look for, and the entry that answers them. */
const QUERIES: readonly (readonly [language: Language, query: string, first: string])[] = [
  ['en', 'retry', 'guides/handling-errors/#never-retry-automatically'],
  ['en', 'install', 'guides/getting-started/#use-the-client'],
  ['en', 'rate limit', 'guides/getting-started/#what-is-not-documented'],
  ['en', 'sign up', '#other/sendsms/t=request&path=type=REGISTER_SMS'],
  ['en', 'captcha', '#other/sendsms/t=request&path=captcha_token'],
  ['en', 'prefer', 'guides/testing-with-the-mock/#force-a-response'],
  ['en', 'phone', '#other/sendsms/t=request&path=mobile'],
  ['en', 'language', '#other/sendsms/t=request&in=headers&path=x-l'],
  ['en', 'openapi', 'openapi.yaml'],
  ['zh', '重试', 'guides/handling-errors/#never-retry-automatically'],
  ['zh', '错误', 'errors/'],
  ['zh', '手机号', '#other/sendsms/t=request&path=mobile'],
  ['zh', '语言', '#other/sendsms/t=request&in=headers&path=x-l'],
];

test.for(QUERIES)('the search in %s for "%s" finds %s first', ([language, query, first]) => {
  expect(search(language, query)[0]).toBe(first);
});

test.for([
  ['en', 'verify', 'guides/getting-started/#what-is-not-documented'],
  ['zh', '安装', 'guides/getting-started/#use-the-client'],
] as const)('the search in %s for "%s" finds %s', ([language, query, found]) => {
  expect(search(language, query)).toContain(found);
});

function search(language: Language, query: string): string[] {
  const file = readdirSync(`${dist}assets`).find((name) => new RegExp(`^search\\.${language}\\..*json$`).test(name));
  const index = MiniSearch.loadJSON(readFileSync(`${dist}assets/${file}`, 'utf8'), SEARCH_OPTIONS);
  return index.search(query).map(({ id }) => String(id));
}
