import type { CatalogueError, Contract, Language, OperationError } from '../src/model.ts';
import { collectErrors } from './render-typescript.ts';

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
const SHOWN = 'client, mock and docs: show the new text';

/**
 * Lists what changed about errors, enums and the mock: what `redocly diff` does not see, or rates by another policy. The
 * impacts are those of `decisions/what-a-change-means.md`.
 */
export function listErrorChanges(before: Contract, after: Contract): Change[] {
  const [old, now] = [collectErrors(before.operations), collectErrors(after.operations)];
  return [
    ...Object.keys(old)
      .filter((code) => !now[code])
      .map((code) =>
        major(
          `${code} was removed`,
          'client: code that compares with it stops compiling; mock: never returns it; docs: links to it lead nowhere',
        ),
      ),
    ...Object.entries(now).flatMap(([code, error]) => {
      const previous = old[code];
      if (previous) return compareErrors(previous, error);
      return minor(
        `${code} was added`,
        'client: exhaustive switches ask for a case; mock: returns it when its cause occurs; docs: has a section for it',
      );
    }),
    ...compareOperations(before, after),
    ...compareValues(listValues(before), listValues(after)),
  ];
}

function compareErrors(old: CatalogueError, { code, name, status, ...texts }: CatalogueError): Change[] {
  const changes: Change[] = [];
  if (old.name !== name) {
    changes.push(
      major(`${code}: name changed from ${old.name} to ${name}`, `mock: rejects Prefer: example=${old.name}.en`),
    );
  }
  if (old.status !== status) {
    changes.push(
      major(
        `${code}: status changed from ${old.status} to ${status}`,
        'client: result.status differs; mock: returns it',
      ),
    );
  }
  for (const part of ['message', 'title', 'cause', 'remedy'] as const) {
    for (const language of LANGUAGES) {
      const text = texts[part][language];
      if (old[part][language] !== text) {
        changes.push({
          impact: 'patch',
          what: `${code}: ${part} in "${language}" changed to: ${text}`,
          noticed: SHOWN,
        });
      }
    }
  }
  return changes;
}

function compareOperations(before: Contract, after: Contract): Change[] {
  return after.operations.flatMap(({ id, errors }) => {
    const old = before.operations.find((operation) => operation.id === id)?.errors;
    if (!old) return [];
    const kept = errors.filter(({ name }) => old.some((error) => error.name === name));
    const changes = kept
      .filter(({ name, mockCauses }) => !isSame(old.find((error) => error.name === name)?.mockCauses, mockCauses))
      .map((error) =>
        minor(
          `${nameOf(error)}: cause on the mock changed, in ${id}`,
          'mock: tests that rely on the old cause get another response',
        ),
      );
    const wasThere = old.filter(({ name }) => kept.some((error) => error.name === name));
    if (!isSame(wasThere.map(nameOf), kept.map(nameOf))) {
      const noticed = 'mock: a request with two mistakes may get another error';
      changes.push(minor(`${id}: precedence of the errors changed`, noticed));
    }
    return changes;
  });
}

/** Listed values of inputs, by operation and input. */
function listValues({ operations }: Contract): Map<string, readonly string[]> {
  return new Map(
    operations.flatMap(({ id, parameters, body }) => [
      ...parameters.map(({ name, values }) => [`${name} of ${id}`, Object.keys(values ?? {})] as const),
      ...(body?.contents ?? []).flatMap(({ fields }) =>
        fields.map(({ path, values }) => [`${path} of ${id}`, Object.keys(values ?? {})] as const),
      ),
    ]),
  );
}

function compareValues(old: Map<string, readonly string[]>, now: Map<string, readonly string[]>): Change[] {
  return [...now].flatMap(([input, values]) =>
    values
      .filter((value) => old.has(input) && !old.get(input)?.includes(value))
      .map((value) =>
        minor(`${input} has the new value ${value}`, 'client: may be sent; mock: accepts it; docs: describe it'),
      ),
  );
}

function nameOf({ code, name }: OperationError): string {
  return code ?? name;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function major(what: string, noticed: string): Change {
  return { impact: 'major', what, noticed };
}

function minor(what: string, noticed: string): Change {
  return { impact: 'minor', what, noticed };
}
