import type { Language } from '@ciam-sms/contract/model';

/** The words of Redoc's own, which its bundle has in English only. */
const CHINESE: Readonly<Record<string, string>> = {
  Request: '请求',
  Response: '响应',
  Responses: '响应',
  Headers: '请求头',
  Query: '查询参数',
  Path: '路径参数',
  Body: '正文',
  Payload: '请求正文',
  Overview: '概览',
  License: '许可证',
  Servers: '服务器',
  'Enum Value': '枚举值',
  Value: '值',
  Description: '说明',
  Default: '默认值',
  required: '必填',
  'Example:': '示例：',
  'No content': '无内容',
  string: '字符串',
  'string, non-empty': '字符串，非空',
  integer: '整数',
  number: '数字',
  boolean: '布尔值',
  object: '对象',
};

/** Puts Redoc's own words into a language. Words that it does not know stay, and the tests of the site find them. */
export function translateLabels(content: string, language: Language): string {
  if (language === 'en') return content;
  return content
    .replace(/>([^<>]+)</g, (text, words: string) => {
      const translated = CHINESE[words.trim()];
      return translated ? `>${words.replace(words.trim(), translated)}<` : text;
    })
    .replace(/aria-label="link to ([^"]*)"/g, (_, name: string) => `aria-label="链接到 ${CHINESE[name] ?? name}"`);
}
