import type { Contract, Language, OperationModel } from '@ciam-sms/contract/model';
import { languageFolder } from '../frame/layout.ts';
import type { ListedPage } from '../frame/page.ts';
import { hasFolders } from '../pages/folders.ts';
import { listErrors } from '../pages/list-errors.ts';
import { TEXTS } from '../texts.ts';

/**
 * Writes `llms.txt`: where the Markdown of each page is, for readers that are programs. Its format knows only a title, a
 * summary, and sections that list links. See https://llmstxt.org
 */
export function llmsText(contract: Contract, pages: ReadonlyMap<Language, readonly ListedPage[]>): string {
  const { title, summary, operations } = contract;
  const links = (language: Language) =>
    (pages.get(language) as readonly ListedPage[])
      .filter(({ navigation }) => !navigation)
      .map(
        ({ path, title, description }) => `- [${title}](./${languageFolder(language)}${path}index.md): ${description}`,
      );
  const folder = ({ id }: OperationModel) => (hasFolders(contract) ? `${id}/` : '');
  const errors = listErrors(contract).map(({ anchor, uses: [{ operation, error }] }) => {
    const texts = [error.message && `${error.message.en}.`, error.cause.en, error.remedy.en];
    return `- [${anchor}](./errors/${folder(operation)}index.md#${anchor}): ${texts.filter(Boolean).join(' ')}`;
  });
  const calls = operations.map(
    (operation) =>
      `- [${operation.id}](./reference/${folder(operation)}index.md): ${operation.method} ${operation.path}${operation.deprecated ? ' (deprecated)' : ''}`,
  );
  return `# ${title.en}

> ${summary.en} The OpenAPI document has every header, field, scenario and error; error messages are in English and Chinese.

${summary.zh}

## Contract

- [openapi.yaml](./openapi.yaml): the whole contract, OpenAPI 3.1
- [openapi.json](./openapi.json): the same as JSON

## Operations

${calls.join('\n')}

## Errors

${errors.join('\n')}

## Pages

- [llms-full.txt](./llms-full.txt): all of them in one file
${links('en').join('\n')}

## ${TEXTS.zh.languageName}

- [llms-full.txt](./zh/llms-full.txt)
${links('zh').join('\n')}
`;
}
