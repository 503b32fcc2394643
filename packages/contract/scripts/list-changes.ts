import { readFileSync } from 'node:fs';
import { ERROR_CODE } from '../../../openapi/rules/error-body.js';
import type { Contract } from '../src/model.ts';
import { type Change, type Impact, listErrorChanges } from './error-changes.ts';
import { redocly, root } from './redocly.ts';

/** Folder of the contract that was released last. */
export const RELEASED = 'packages/contract/released';
/** Folder of the contract that was generated last. */
export const CURRENT = 'packages/contract/dist';

/** Verdicts of `redocly diff` that we rate ourselves, by a policy of our own. */
const OURS = ['enum-values-added'];

/** A field that a request no longer has. To `redocly diff` this is a patch, but code that sends the field stops compiling. */
const REQUEST_FIELD = /\/requestBody\/.+\/properties\/[^/]+$/;

/** Where a document says what the model says of errors, whose changes we list. */
const ERROR_TEXTS = new RegExp(`/examples/[a-z0-9-]+\\.(en|zh)$|/${ERROR_CODE}/x-enumDescriptions$`);

/**
 * Lists what changed from one version of the contract to another, with who notices it.
 *
 * @param before Folder of its documents, `openapi.json` and `model.json`, below that of the repository.
 * @throws {Error} with what `redocly diff` reports, if it cannot compare them
 * @example
 * for (const { impact, what } of listChanges(RELEASED, CURRENT)) console.log(impact, what);
 */
export function listChanges(before: string, after: string): Change[] {
  return [...diffDocuments(before, after), ...listErrorChanges(readModel(before), readModel(after))];
}

/** Reads the model in one of these folders. */
export function readModel(folder: string): Contract {
  return JSON.parse(readFileSync(`${root}${folder}/model.json`, 'utf8'));
}

/** What `redocly diff` finds. It does not look into examples, and knows nothing about the mock. */
function diffDocuments(before: string, after: string): Change[] {
  const documents = [`${before}/openapi.json`, `${after}/openapi.json`];
  const options = ['--config', 'openapi/rules/diff.yaml', '--format', 'json', '--fail-on', 'none'];
  const { stdout, stderr, status } = redocly('diff', ...documents, ...options);
  if (status !== 0) throw new Error(`redocly diff could not compare the contracts:\n${stderr}`);
  const { changes } = JSON.parse(stdout) as {
    changes: {
      path: string;
      kind: string;
      impact: Impact;
      property?: string;
      verdicts: { ruleId: string; message: string }[];
    }[];
  };
  return changes
    .filter(({ path, property }) => property !== 'version' && !`${path}/${property}`.includes('/x-mock-'))
    .filter(({ path }) => !ERROR_TEXTS.test(path))
    .filter(({ verdicts }) => !verdicts.some(({ ruleId }) => OURS.includes(ruleId)))
    .map(({ path, kind, impact: rated, property, verdicts }) => {
      const impact = kind === 'removed' && REQUEST_FIELD.test(path) ? 'major' : rated;
      return {
        impact,
        what: verdicts.map(({ message }) => message).join(' ') || `${nameOf(path, property)} ${kind}`,
        noticed:
          impact === 'patch' ? 'docs: show it' : 'client: its types change; mock: validates by it; docs: show it',
      };
    });
}

/** Where something is, the way people write it: `/api/v2/sdk/sms/send › post › description`. */
function nameOf(pointer: string, property: string | undefined): string {
  const names = pointer.replace(/^#\/(paths\/)?/, '').split('/');
  return [...names, ...(property ? [property] : [])]
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' › ');
}
