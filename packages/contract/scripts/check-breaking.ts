/**
 * `npm run check:breaking`: compares the contract with the last released one, rates every change and says who notices
 * it. Fails if the version of the contract, or the pending changesets, promise less than the changes ask for. With
 * `--set-version`, writes the version that they ask for into `openapi/openapi.yaml`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ERROR_CODE } from '../../../openapi/rules/error-body.js';
import type { Contract } from '../src/model.ts';
import { type Change, type Impact, listErrorChanges } from './error-changes.ts';
import { redocly } from './redocly.ts';

const root = new URL('../../../', import.meta.url);
const RELEASED = 'packages/contract/released';
const CURRENT = 'packages/contract/dist';
const ORDER: readonly Impact[] = ['patch', 'minor', 'major'];

/** Verdicts of `redocly diff` that we rate ourselves, by a policy of our own. */
const OURS = ['enum-values-added'];

/** Where a document says what the model says of errors, whose changes we list. */
const ERROR_TEXTS = new RegExp(`/examples/[a-z0-9-]+\\.(en|zh)$|/${ERROR_CODE}/x-enumDescriptions$`);

const released = readModel(RELEASED);
const current = readModel(CURRENT);
const changes = [...diffDocuments(), ...listErrorChanges(released, current)];
// What asks for most stands last, next to the verdict.
for (const impact of ORDER) {
  const rated = changes.filter((change) => change.impact === impact);
  for (const noticed of new Set(rated.map((change) => change.noticed))) {
    console.log(`${impact}: ${noticed}`);
    for (const change of rated.filter((one) => one.noticed === noticed)) console.log(`  ${change.what}`);
  }
}
if (changes.length === 0) console.log('The contract is the one that was released last.');
else checkPromises(ORDER[Math.max(...changes.map(({ impact }) => ORDER.indexOf(impact)))] as Impact);

/** Compares what the changes ask for with what version and changesets promise. */
function checkPromises(asked: Impact): void {
  const before = released.version;
  const isSet = isLess(bump(before, current.version), asked) && process.argv.includes('--set-version');
  const after = isSet ? setVersion(next(before, asked)) : current.version;
  const bumped = bump(before, after);
  console.log(`\nAsked for: ${asked}. Version ${before} became ${after}${bumped ? ` (${bumped})` : ''}.`);
  const problems = [];
  if (isLess(bumped, asked)) {
    problems.push(`openapi/openapi.yaml has version ${after}; a ${asked} change makes it ${next(before, asked)}.`);
  }
  if (isLess(pendingChangeset(), asked)) {
    problems.push(`No changeset promises a ${asked} release of @ciam-sms/contract. Create one: npx changeset`);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function setVersion(version: string): string {
  const file = new URL('openapi/openapi.yaml', root);
  writeFileSync(file, readFileSync(file, 'utf8').replace(`version: ${current.version}\n`, `version: ${version}\n`));
  return version;
}

function isLess(promised: Impact | undefined, asked: Impact): boolean {
  return !promised || ORDER.indexOf(promised) < ORDER.indexOf(asked);
}

/** What `redocly diff` finds. It does not look into examples, and knows nothing about the mock. */
function diffDocuments(): Change[] {
  const documents = [`${RELEASED}/openapi.json`, `${CURRENT}/openapi.json`];
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
    .map(({ path, kind, impact, property, verdicts }) => ({
      impact,
      what: verdicts.map(({ message }) => message).join(' ') || `${path}${property ? ` · ${property}` : ''} ${kind}`,
      noticed: impact === 'patch' ? 'docs: show it' : 'client: its types change; mock: validates by it; docs: show it',
    }));
}

function readModel(folder: string): Contract {
  return JSON.parse(readFileSync(new URL(`${folder}/model.json`, root), 'utf8'));
}

/** What kind of step leads from one version to another; `undefined` if none does. */
function bump(before: string, after: string): Impact | undefined {
  const [old = [], now = []] = [before, after].map((version) => version.split('.').map(Number));
  const part = now.findIndex((number, index) => number !== old[index]);
  if (part < 0 || (now[part] ?? 0) < (old[part] ?? 0)) return undefined;
  return ([...ORDER].reverse() as Impact[])[part];
}

function next(version: string, impact: Impact): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (impact === 'major') return `${major + 1}.0.0`;
  return impact === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** The largest release of the contract that the pending changesets promise. */
function pendingChangeset(): Impact | undefined {
  const folder = new URL('.changeset/', root);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
    : [];
  const promised = files.flatMap((name) => {
    const [, impact] =
      /^['"]?@ciam-sms\/contract['"]?: *(\w+)$/m.exec(readFileSync(new URL(name, folder), 'utf8')) ?? [];
    return impact ? [ORDER.indexOf(impact as Impact)] : [];
  });
  return ORDER[Math.max(-1, ...promised)];
}
