import type { Contract, Language } from '@ciam-sms/contract/model';
import type { Page } from '../frame/page.ts';
import { listErrors } from '../pages/list-errors.ts';
import { TEXTS } from '../texts.ts';

/** Writes `llms.txt`: what this site has, for readers that are programs. See https://llmstxt.org */
export function llmsText(contract: Contract, pages: ReadonlyMap<Language, readonly Page[]>): string {
  const { title, summary, operations } = contract;
  const links = (language: Language, folder: string) =>
    (pages.get(language) ?? []).map(
      ({ path, title, description }) => `- [${title}](./${folder}${path}): ${description}`,
    );
  const errors = listErrors(contract).map(({ anchor, uses: [{ error }] }) => {
    const texts = [error.message && `${error.message.en}.`, error.cause.en, error.remedy.en];
    return `- [\`${anchor}\`](./errors/#${anchor}): ${texts.filter(Boolean).join(' ')}`;
  });
  return `# ${title.en}

> ${summary.en} The OpenAPI document has every header, field, scenario and error; error messages are in English and Chinese.

## Contract

- [openapi.yaml](./openapi.yaml): the whole contract, OpenAPI 3.1
- [openapi.json](./openapi.json): the same as JSON

## Operations

${operations.map(({ id, method, path, deprecated }) => `- \`${id}\`: ${method} ${path}${deprecated ? ' (deprecated)' : ''}`).join('\n')}

## Errors

${errors.join('\n')}

## Pages

${links('en', '').join('\n')}

## ${TEXTS.zh.languageName}

${summary.zh}

${links('zh', 'zh/').join('\n')}
`;
}
