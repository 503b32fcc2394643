import { errors, type Language, operations } from '@ciam-sms/contract';
import type { Page } from './page.ts';

/** Writes `llms.txt`: what this site has, for readers that are programs. See https://llmstxt.org */
export function llmsText(pages: ReadonlyMap<Language, readonly Page[]>): string {
  const links = (language: Language, folder: string) =>
    (pages.get(language) ?? []).map(
      ({ path, title, description }) => `- [${title}](./${folder}${path}): ${description}`,
    );
  return `# CIAM SMS API

> The SMS part of a customer-identity platform: it sends verification codes. The OpenAPI document holds every header,
> field, scenario and error; the errors in English and Chinese.

## Contract

- [openapi.yaml](./openapi.yaml): the whole contract, OpenAPI 3.1
- [openapi.json](./openapi.json): the same as JSON

## Operations

${Object.entries(operations)
  .map(([id, { method, path }]) => `- \`${id}\`: ${method} ${path}`)
  .join('\n')}

## Errors

${Object.values(errors)
  .map(
    ({ code, message, cause, remedy }) => `- [\`${code}\`](./errors/#${code}): ${message.en}. ${cause.en} ${remedy.en}`,
  )
  .join('\n')}

## Pages

${links('en', '').join('\n')}

## Optional: Chinese pages

${links('zh', 'zh/').join('\n')}
`;
}
