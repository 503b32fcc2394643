/** How the search compares what a reader types with what the pages say. What it finds in the site, `queries.test.ts` checks. */
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { SEARCH_OPTIONS, type SearchEntry } from '../src/search/options.ts';

/** An index of entries with these ids, titles and texts, as the browser loads it. */
function indexOf(entries: readonly (readonly [id: string, title: string, text?: string])[]) {
  const index = new MiniSearch<SearchEntry>(SEARCH_OPTIONS);
  index.addAll(entries.map(([id, title, text = '']) => ({ id, title, page: `page of ${id}`, text })));
  return MiniSearch.loadJSON<SearchEntry>(JSON.stringify(index), SEARCH_OPTIONS);
}
const ids = (index: MiniSearch<SearchEntry>, query: string) => index.search(query).map(({ id }) => id);

test('a result has the title, the page and the text that are shown of it', () => {
  expect(indexOf([['a/#b', 'Title', 'Some text']]).search('title')[0]).toMatchObject({
    id: 'a/#b',
    title: 'Title',
    page: 'page of a/#b',
    text: 'Some text',
  });
});

test.for([
  ['mobile', ['phone', '手机号', 'MOBILE', 'mob']],
  ['register', ['sign up', 'register', 'Sign']],
  ['install', ['安装', 'install']],
  ['X-L', ['language', '语言', 'x-l', 'L']],
  ['缺少手机号', ['手机', '手机号', '少']],
  ['REGISTER_SMS', ['register_sms', 'sms', 'sign up']],
] as const)('"%s" is found by %j', ([title, queries]) => {
  const index = indexOf([
    ['it', title],
    ['other', 'Something else'],
  ]);
  for (const query of queries) expect([query, ids(index, query)]).toEqual([query, ['it']]);
});

test('what has no letter and no digit finds nothing, and neither does what is not there', () => {
  const index = indexOf([['a', 'One, two']]);
  expect(index.termCount).toBe(2);
  for (const query of ['', '…', 'three', 'one three']) expect(ids(index, query)).toEqual([]);
  expect(ids(index, 'one two')).toEqual(['a']);
});

test('a word of five letters or more may have a mistake in it, a shorter one may not', () => {
  const index = indexOf([['a', 'otps retry']]);
  expect(ids(index, 'retri')).toEqual(['a']);
  expect(ids(index, 'otxs')).toEqual([]);
  expect(ids(index, 'retyyx')).toEqual([]);
});

test('a title counts more than a text', () => {
  const index = indexOf([
    ['a/#1', 'Other', 'captcha captcha'],
    ['a/#2', 'captcha', 'other'],
  ]);
  expect(ids(index, 'captcha')).toEqual(['a/#2', 'a/#1']);
});

/** How much more the first result counts than one that is the same but for its address. */
const factor = (first: string, second: string, query: string) => {
  const [one, other] = indexOf([
    [first, query],
    [second, query],
  ]).search(query);
  expect(one?.id).toBe(first);
  return Math.round(((one?.score ?? 0) / (other?.score ?? 1)) * 10) / 10;
};

test('a whole page counts more than its parts; an error more than what mentions its number, but not its words', () => {
  expect(factor('guides/', 'guides/#a', 'word')).toBe(2);
  expect(factor('errors/#A.0001', 'guides/#a', '0001')).toBe(2);
  expect(factor('errors/send/#A.0001', 'guides/#a', '0001')).toBe(2);
  for (const query of ['word', 'a1', '1a']) expect(factor('guides/', 'errors/#A.0001', query)).toBe(2);
  expect(factor('guides/', 'guides/errors/#a', '0001')).toBe(2);
  expect(factor('errors/', 'guides/#a', '0001')).toBe(2);
});
