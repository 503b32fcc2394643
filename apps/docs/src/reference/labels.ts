import type { Language } from '@ciam-sms/contract/model';

/** The words of Redoc's own, which its bundle has in English only. */
const CHINESE: Readonly<Record<string, string>> = {
  Request: '请求',
  Response: '响应',
  Responses: '响应',
  Headers: '请求头',
  Query: '查询参数',
  Path: '路径参数',
  Cookies: 'Cookie',
  Body: '请求体',
  Payload: '请求体',
  Overview: '概览',
  License: '许可证',
  Servers: '服务器',
  'Enum Value': '枚举值',
  Value: '值',
  Description: '说明',
  Default: '默认值',
  required: '必填',
  deprecated: '已弃用',
  'Example:': '示例：',
  'No content': '无内容',
  '// No request payload': '// 没有请求体',
  'non-empty': '非空',
  Array: '数组',
  'Array [': '数组 [',
  null: '空值',
  string: '字符串',
  integer: '整数',
  number: '数字',
  boolean: '布尔值',
  object: '对象',
};

/** The words that mean something else in a response. */
const CHINESE_IN_RESPONSES = { ...CHINESE, Headers: '响应头', Body: '响应体' };

/** The name by which the search finds a part of an operation; those of fields and values are the same in every language. */
const NAME_OF_PART = /(<(?!tr |[^<>]*schema-property)[^<>]* data-search=")([^"]*)"/g;

/** Puts Redoc's own words into a language. Words that it does not know stay, and the tests of the site find them. */
export function translateLabels(section: string, language: Language): string {
  if (language === 'en') return section;
  const [request, ...responses] = section.split(/(?=<[^<>]* data-response=")/) as [string, ...string[]];
  return [translate(request, CHINESE), ...responses.map((one) => translate(one, CHINESE_IN_RESPONSES))].join('');
}

function translate(part: string, chinese: Readonly<Record<string, string>>): string {
  return part
    .replace(/>([^<>]+)</g, (text, words: string) => {
      const translated = translateWords(words.trim(), chinese);
      return translated ? `>${words.replace(words.trim(), translated)}<` : text;
    })
    .replace(/aria-label="link to ([^"]*)"/g, (_, name: string) => `aria-label="链接到 ${chinese[name] ?? name}"`)
    .replace(NAME_OF_PART, (_, tag: string, name: string) => `${tag}${chinese[name] ?? name}"`);
}

/** A label is a word, or types put together: `string or null`, `Array of strings`, `string, non-empty`. */
function translateWords(words: string, chinese: Readonly<Record<string, string>>): string | undefined {
  if (Object.hasOwn(chinese, words)) return chinese[words];
  if (!/[A-Za-z]/.test(words)) return words; // a limit, such as `[ 1 .. 31 ]`
  // Stryker disable next-line ArrayDeclaration: what comes first is not read
  const [, limit, unit] = /(.+) (characters|items)$/.exec(words) ?? [];
  if (limit) return `${limit} ${unit === 'items' ? '项' : '个字符'}`;
  const elements = /^Array of (.+)s$/.exec(words)?.[1];
  const translated = elements && translateWords(elements, chinese);
  if (translated) return `${translated}数组`;
  for (const [between, comma] of [
    [', ', '，'],
    [' or ', '或'],
  ] as const) {
    const parts = words.split(between).map((part) => (part === words ? undefined : translateWords(part, chinese)));
    if (parts.every((part) => part !== undefined)) return parts.join(comma);
  }
  return undefined;
}
