import { readdirSync, readFileSync } from 'node:fs';
import { errors, scenarios } from '@ciam-sms/contract';
import { type Language, readContract } from '@ciam-sms/contract/model';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { findEntries, SEARCH_OPTIONS, type SearchEntry } from '../src/search/options.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist } from './site.ts';

/** What readers look for, and the entry that they need. */
const QUERIES: readonly (readonly [language: Language, query: string, first: string])[] = [
  ['en', 'retry', 'guides/handling-errors/#never-retry-automatically'],
  ['en', 'install', 'guides/getting-started/#use-the-client'],
  ['en', 'rate limit', '#what-the-published-api-leaves-open'],
  ['en', 'sign up', 'reference/#other/sendsms/t=request&path=type=REGISTER_SMS'],
  ['en', 'captcha', 'guides/from-captcha-to-message/'],
  ['en', 'prefer', 'guides/testing-with-the-mock/#force-a-response'],
  ['en', 'phone', 'reference/#other/sendsms/t=request&path=mobile'],
  ['en', 'language', 'reference/#other/sendsms/t=request&in=headers&path=x-l'],
  ['en', 'openapi', 'openapi.yaml'],
  ['en', 'resend', 'guides/entering-the-code/#resend-the-code'],
  ['en', 'wrong number', 'guides/entering-the-code/#a-wrong-number'],
  ['en', 'double click', 'guides/entering-the-code/#double-clicks'],
  ['en', 'one-time-code', 'guides/entering-the-code/#the-field'],
  ['en', 'otp', 'guides/entering-the-code/#read-the-code-from-the-message'],
  ['en', 'changelog', 'changelog/'],
  ['en', 'python', 'guides/getting-started/#send-a-code'],
  ['en', 'cross origin', 'guides/getting-started/#use-the-client'],
  ['zh', '重试', 'guides/handling-errors/#never-retry-automatically'],
  ['zh', '设备指纹', 'reference/#other/sendsms/t=request&in=headers&path=x-device-fingerprint'],
  ['zh', '错误', 'errors/'],
  ['zh', '手机号', 'reference/#other/sendsms/t=request&path=mobile'],
  ['zh', '倒计时', 'guides/entering-the-code/#resend-the-code'],
  ['zh', '更新日志', 'changelog/'],
  ['zh', '限流', '#what-the-published-api-leaves-open'],
  ['zh', '跨域', 'guides/getting-started/#use-the-client'],
  ['zh', '语言', 'reference/#other/sendsms/t=request&in=headers&path=x-l'],
];

test.for(QUERIES)('the search in %s for "%s" finds %s first', ([language, query, first]) => {
  expect(search(language, query)[0]).toBe(first);
});

test.for([
  ['en', 'verify', '#how-it-works'],
  ['en', 'CORS', 'guides/getting-started/#use-the-client'],
  ['en', 'network-failure', 'guides/handling-errors/#one-result-for-every-outcome'],
  ['en', 'adviceFor', 'guides/handling-errors/#one-result-for-every-outcome'],
  ['en', 'roundrobin', 'guides/running-the-mock/#behind-a-load-balancer'],
  ['zh', '安装', 'guides/getting-started/#use-the-client'],
] as const)('the search in %s for "%s" finds %s', ([language, query, found]) => {
  expect(search(language, query)).toContain(found);
});

test.for(LANGUAGES)('the search in %s takes a number for no beginning of another', (language) => {
  expect(search(language, '401')).toEqual([]);
});

test.for(LANGUAGES)('the search in %s finds every error code first at its anchor', (language) => {
  for (const code of Object.keys(errors)) expect(search(language, code)[0]).toBe(`errors/#${code}`);
});

test.for(LANGUAGES)('the search in %s finds every header, field and scenario by its name', (language) => {
  const names = readContract().operations.flatMap(({ parameters, body }) =>
    [...parameters, ...(body?.contents ?? []).flatMap(({ fields }) => fields)].map(({ name }) => name),
  );
  for (const name of [...names, ...Object.keys(scenarios)]) {
    expect(
      lookUp(language, name)
        .slice(0, 12)
        .map(({ title }) => title),
    ).toContain(name);
  }
});

function search(language: Language, query: string): string[] {
  return lookUp(language, query).map(({ id }) => String(id));
}

function lookUp(language: Language, query: string) {
  const file = readdirSync(`${dist}assets`).find((name) => new RegExp(`^search\\.${language}\\..*json$`).test(name));
  const index = MiniSearch.loadJSON<SearchEntry>(readFileSync(`${dist}assets/${file}`, 'utf8'), SEARCH_OPTIONS);
  return findEntries(index, query);
}
