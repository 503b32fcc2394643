import type { Contract, Language, OperationModel } from '@ciam-sms/contract/model';
import { html } from 'hono/html';
import type { Html, Page } from '../frame/page.ts';
import type { ReferenceSection } from '../reference/render.ts';
import { TEXTS } from '../texts.ts';
import { errorsPage } from './errors.ts';
import { readFlow } from './flow.ts';
import { referencePage } from './reference.ts';
import { tryItPage } from './try-it.ts';

/** How many operations before and after its own a page leads to, so that none grows with the contract. */
const NEARBY = 10;

/**
 * Makes the pages of one operation: each is what the page of all would be if there were no other.
 *
 * @param contract Has the operation and, after it, those that it takes inputs from; see `contractOf`.
 * @param section What Redoc shows of the operation.
 */
export async function operationPages(
  contract: Contract,
  section: ReferenceSection,
  language: Language,
): Promise<Page[]> {
  const own = { ...contract, operations: contract.operations.slice(0, 1) };
  const [operation] = own.operations as [OperationModel];
  const folder = `${operation.id}/`;
  return [
    await referencePage(own, [section], language, folder),
    ...(operation.errors.length > 0 ? [errorsPage(own, language, folder)] : []),
    await tryItPage(contract, language, folder),
  ];
}

/** The contract with nothing but an operation and, after it, those that it takes inputs from. */
export function contractOf(operation: OperationModel, contract: Contract): Contract {
  return { ...contract, operations: [operation, ...listBefore(operation, contract)] };
}

/** The operations that an operation takes inputs from, and those that these do. */
function listBefore({ id }: OperationModel, contract: Contract): OperationModel[] {
  const sources = Object.values(readFlow().get(id) ?? {}).map(([source]) => source);
  const before = contract.operations.filter((one) => sources.includes(one.id));
  return [...new Set(before.flatMap((one) => [...listBefore(one, contract), one]))];
}

/** Leads from a page of an operation to the others, and to the same page of those next to it in its tag. */
export function operationNavigation(
  page: Pick<Page, 'path'>,
  operation: OperationModel,
  { operations }: Contract,
  language: Language,
): Html {
  const texts = TEXTS[language];
  const [kind] = page.path.split('/') as [string];
  const link = (to: string, { id }: OperationModel, text: string) =>
    html`<li><a href="../../${to}/${id}/"${`${to}/${id}/` === page.path ? html` aria-current="page"` : ''}>${text}</a></li>`;
  const hasErrors = ({ errors }: OperationModel) => errors.length > 0;
  return html`<nav aria-label="${operation.summary[language]}"><ul>${link('reference', operation, texts.reference)}${
    hasErrors(operation) ? link('errors', operation, texts.errors) : ''
  }${link('try', operation, texts.tryIt)}</ul></nav>
    <nav aria-label="${texts.operations}"><p>${operation.tags[0] ?? texts.operations}</p><ul>${nearby(
      operation,
      operations,
    ).map((one) =>
      link(kind === 'errors' && !hasErrors(one) ? 'reference' : kind, one, one.summary[language]),
    )}<li><a href="../">${texts.allOperations}</a></li></ul></nav>`;
}

/** The operations of the same tag that are next to an operation. */
function nearby(operation: OperationModel, operations: readonly OperationModel[]): OperationModel[] {
  const group = operations.filter(({ tags }) => tags[0] === operation.tags[0]);
  const place = group.indexOf(operation);
  return group.slice(Math.max(0, place - NEARBY), place + NEARBY + 1);
}
