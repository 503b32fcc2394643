/**
 * `npm run check:breaking`: compares the contract with the last released one, rates every change and says who notices
 * it. Fails if the version of the contract, or the pending changesets, promise less than the changes ask for. With
 * `--set-version`, writes the version that they ask for into `openapi/openapi.yaml`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readChangesets } from './changesets.ts';
import type { Impact } from './error-changes.ts';
import { CURRENT, listChanges, RELEASED, readModel } from './list-changes.ts';
import { root } from './redocly.ts';

const ORDER: readonly Impact[] = ['patch', 'minor', 'major'];

const released = readModel(RELEASED);
const current = readModel(CURRENT);
const changes = listChanges(RELEASED, CURRENT);
// What asks for most comes last, next to the verdict.
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
  const file = `${root}openapi/openapi.yaml`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(`version: ${current.version}\n`, `version: ${version}\n`));
  return version;
}

function isLess(promised: Impact | undefined, asked: Impact): boolean {
  return !promised || ORDER.indexOf(promised) < ORDER.indexOf(asked);
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
  return ORDER[Math.max(-1, ...readChangesets().map(({ impact }) => ORDER.indexOf(impact)))];
}
