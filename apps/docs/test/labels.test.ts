/** Redoc's own words in Chinese. That none is left in English on the page, `reference.test.ts` checks. */
import { expect, test } from 'vitest';
import { translateLabels } from '../src/reference/labels.ts';

const inChinese = (html: string) => translateLabels(html, 'zh');

test.for([
  ['Request', '请求'],
  ['Response', '响应'],
  ['Responses', '响应'],
  ['Headers', '请求头'],
  ['Query', '查询参数'],
  ['Path', '路径参数'],
  ['Cookies', 'Cookie'],
  ['Body', '请求体'],
  ['Payload', '请求体'],
  ['Overview', '概览'],
  ['License', '许可证'],
  ['Servers', '服务器'],
  ['Enum Value', '枚举值'],
  ['Value', '值'],
  ['Description', '说明'],
  ['Default', '默认值'],
  ['required', '必填'],
  ['deprecated', '已弃用'],
  ['Example:', '示例：'],
  ['No content', '无内容'],
  ['// No request payload', '// 没有请求体'],
  ['non-empty', '非空'],
  ['Array', '数组'],
  ['Array [', '数组 ['],
  ['null', '空值'],
  ['string', '字符串'],
  ['integer', '整数'],
  ['number', '数字'],
  ['boolean', '布尔值'],
  ['object', '对象'],
  ['string or null', '字符串或空值'],
  ['string, non-empty', '字符串，非空'],
  ['string or null, non-empty', '字符串或空值，非空'],
  ['Array of strings', '字符串数组'],
  ['Array of objects or null', '对象数组或空值'],
  ['[ 1 .. 31 ]', '[ 1 .. 31 ]'],
  ['integer, [ 1 .. 31 ]', '整数，[ 1 .. 31 ]'],
  ['[ 1 .. 64 ] characters', '[ 1 .. 64 ] 个字符'],
  ['&lt;= 3 items', '&lt;= 3 项'],
  ['\n  Body ', '\n  请求体 '],
])('"%s" of Redoc is "%s" in Chinese', ([words, translated]) => {
  expect(inChinese(`<p>${words}</p>`)).toBe(`<p>${translated}</p>`);
});

test.for([
  ...['X-L', 'a string', 'string or X', 'Array of X', 'Array of Xs', 'constructor', 'characters', 'items of Array'],
  ...['Arrays of strings', 'an Array of strings', 'Array of strings too', 'three characters long', 'or', ', '],
])('"%s", which is not Redoc’s, stays as it is', (words) => {
  expect(inChinese(`<p>${words}</p>`)).toBe(`<p>${words}</p>`);
});

test('in a response, headers and body are those of the response', () => {
  const part = '<h3>Headers</h3><h3>Body</h3><h3>Value</h3>';
  const [own, others] = ['<h3>请求头</h3><h3>请求体</h3><h3>值</h3>', '<h3>响应头</h3><h3>响应体</h3><h3>值</h3>'];
  expect(
    inChinese(`<div>${part}<p class="a" data-response="200">${part}</p><p data-response="400">${part}</p></div>`),
  ).toBe(`<div>${own}<p class="a" data-response="200">${others}</p><p data-response="400">${others}</p></div>`);
});

test('links are named in Chinese, and so is what the search finds, but for the names of fields and values', () => {
  expect(inChinese('<a aria-label="link to Body">1</a><a aria-label="link to X-L">2</a>')).toBe(
    '<a aria-label="链接到 请求体">1</a><a aria-label="链接到 X-L">2</a>',
  );
  expect(inChinese('<div id="a" data-search="Headers">1</div><div data-search="X-L">2</div>')).toBe(
    '<div id="a" data-search="请求头">1</div><div data-search="X-L">2</div>',
  );
  for (const field of ['<tr data-search="Value">1</tr>', '<p class="a-schema-property" data-search="Value">1</p>'])
    expect(inChinese(field)).toBe(field);
});

test('the English reference is as Redoc shows it', () => {
  expect(translateLabels('<p>Body</p>', 'en')).toBe('<p>Body</p>');
});
