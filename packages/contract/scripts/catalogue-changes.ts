import type { Language } from '../src/catalogue.ts';
import type { Catalogue } from './catalogue.ts';

/** How much a change asks of users, as semantic versioning says it. */
export type Impact = 'patch' | 'minor' | 'major';

/** A change of the contract, and what its users notice. */
export interface Change {
  impact: Impact;
  /** What changed, in a sentence. */
  what: string;
  /** Who notices, and what. */
  noticed: string;
}

const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** Lists what changed in the catalogue. The impacts are those of `decisions/what-a-change-means.md`. */
export function listCatalogueChanges(before: Catalogue, after: Catalogue): Change[] {
  const changes: Change[] = [];
  const add = (impact: Impact, what: string, noticed: string) => changes.push({ impact, what, noticed });

  for (const code of Object.keys(before.errors)) {
    if (after.errors[code]) continue;
    add(
      'major',
      `${code} was removed`,
      'client: code that compares with it stops compiling; mock: never answers with it; docs: links to it lead nowhere',
    );
  }
  for (const [code, error] of Object.entries(after.errors)) {
    const old = before.errors[code];
    if (!old) {
      add(
        'minor',
        `${code} was added`,
        'client: exhaustive switches ask for a case; mock: answers with it when its cause occurs; docs: has a place of its own',
      );
      continue;
    }
    if (old.name !== error.name) {
      add(
        'major',
        `${code} is named ${error.name}, no longer ${old.name}`,
        `mock: Prefer: example=${old.name}.en is refused`,
      );
    }
    if (old.status !== error.status) {
      add(
        'major',
        `${code} has status ${error.status}, no longer ${old.status}`,
        'client: result.status is another; mock: answers with it',
      );
    }
    for (const language of LANGUAGES) {
      if (old.message[language] !== error.message[language]) {
        add(
          'patch',
          `${code} has another message in "${language}": ${error.message[language]}`,
          'client, mock and docs: show the new text',
        );
      }
      for (const part of ['title', 'cause', 'remedy'] as const) {
        if (old[part][language] === error[part][language]) continue;
        add(
          'patch',
          `${code} has another ${part} in "${language}": ${error[part][language]}`,
          'client (explain) and docs: show the new text',
        );
      }
    }
    if (JSON.stringify(old.mockCauses) !== JSON.stringify(error.mockCauses)) {
      add(
        'minor',
        `${code} is caused by something else on the mock`,
        'mock: tests that rely on the old cause get another answer',
      );
    }
  }
  for (const [id, { errorCodes }] of Object.entries(after.operations)) {
    const old = before.operations[id]?.errorCodes.filter((code) => errorCodes.includes(code));
    const kept = errorCodes.filter((code) => before.operations[id]?.errorCodes.includes(code));
    if (old && old.join() !== kept.join()) {
      add(
        'minor',
        `${id} has its errors in another precedence`,
        'mock: a request with two mistakes may get another error',
      );
    }
  }
  for (const [name, values] of Object.entries(after.enums)) {
    for (const value of Object.keys(values)) {
      if (before.enums[name] && !(value in before.enums[name])) {
        add('minor', `${name} has the new value ${value}`, 'client: may be sent; mock: accepts it; docs: describe it');
      }
    }
  }
  return changes;
}
