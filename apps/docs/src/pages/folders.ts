import type { Contract, Language } from '@ciam-sms/contract/model';
import type { Page } from '../frame/page.ts';
import { TEXTS } from '../texts.ts';

/** With more operations than this, each has pages of its own, in a folder that has its id. */
export const MOST_ON_A_PAGE = 20;

/** Whether each operation has pages of its own: `reference/sendSms/`, `errors/sendSms/` and `try/sendSms/`. */
export function hasFolders({ operations }: Contract): boolean {
  return operations.length > MOST_ON_A_PAGE;
}

/** Leads from a page in a folder below `reference/`, `errors/` or `try/` to the root of its language. */
export function rootFrom(folder: string): string {
  return '../'.repeat(folder.split('/').length);
}

/** What a page is called that is about all operations, or in a folder about the first one. */
export function nameIn(
  folder: string,
  { title, description }: Pick<Page, 'title' | 'description'>,
  { operations: [operation] }: Contract,
  language: Language,
): Pick<Page, 'title' | 'description'> {
  if (!folder || !operation) return { title, description };
  const { method, path, summary } = operation;
  const { colon, reference } = TEXTS[language];
  return {
    title: title === reference ? summary[language] : `${title}${colon}${summary[language]}`,
    description: `${title}${colon}${summary[language]}, ${method} ${path}`,
  };
}
