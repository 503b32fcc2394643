import type { Contract, Language, OperationModel } from '@ciam-sms/contract/model';
import type { Page } from '../frame/page.ts';
import { type FinishedPage, finishPage } from '../output/finish-page.ts';
import type { Recall } from '../output/memory.ts';
import type { ReferenceSection } from '../reference/render.ts';
import { changelogPage } from './changelog.ts';
import { errorsPage } from './errors.ts';
import { hasFolders } from './folders.ts';
import { guidePages, homePage } from './guides.ts';
import { indexPages } from './indexes.ts';
import { mockControlPage } from './mock-control.ts';
import { contractOf, operationNavigation, operationPages } from './operation-pages.ts';
import { referencePage, sectionId } from './reference.ts';
import { tryItPage } from './try-it.ts';
import type { Version } from './versions.ts';

/** What the pages are made from. */
export interface Sources {
  contract: Contract;
  /** The contract of the mock's control API. */
  controlApi: Contract;
  versions: readonly Version[];
}

/** Makes all pages in a language; those of operations that have their own, only if they have changed. */
export async function allPages(
  { contract, controlApi, versions }: Sources,
  sections: readonly ReferenceSection[],
  language: Language,
  recall: Recall,
): Promise<FinishedPage[]> {
  const [reference, errors, tryIt] = hasFolders(contract)
    ? await indexPages(contract, sections, language)
    : await sharedPages(contract, sections, language);
  const pages = [
    homePage(contract, language),
    reference,
    ...guidePages(contract, language),
    mockControlPage(controlApi, language),
    errors,
    tryIt,
    changelogPage(versions, language),
  ];
  const finished = await Promise.all(pages.map(finishPage));
  if (hasFolders(contract)) {
    for (const operation of contract.operations) {
      for (const page of await ownPages(operation, contract, sections, language, recall))
        finished.push({ ...page, navigation: operationNavigation(page, operation, contract, language) });
    }
  }
  return finished;
}

/** The pages that few operations share. */
export async function sharedPages(
  contract: Contract,
  sections: readonly ReferenceSection[],
  language: Language,
): Promise<[reference: Page, errors: Page, tryIt: Page]> {
  return [
    await referencePage(contract, sections, language),
    errorsPage(contract, language),
    await tryItPage(contract, language),
  ];
}

/** The pages that an operation has of its own among many, without their navigation; made only if it has changed. */
export async function ownPages(
  operation: OperationModel,
  contract: Contract,
  sections: readonly ReferenceSection[],
  language: Language,
  recall: Recall,
): Promise<FinishedPage[]> {
  const section = sections.find(({ id }) => id === sectionId(operation));
  if (!section) throw new Error(`The reference has no section for the operation ${operation.id}`);
  const own = contractOf(operation, contract);
  return recall(['pages', language, own, section], async () =>
    Promise.all((await operationPages(own, section, language)).map(finishPage)),
  );
}
