/**
 * `npm run check:breaking`: compares the contract with the last released one, rates every change and says who notices
 * it. Fails if the version of the contract, or the pending changesets, promise less than the changes ask for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import { readCatalogue } from './catalogue.ts';
import { type Change, type Impact, listCatalogueChanges } from './catalogue-changes.ts';
import type { OpenApiDocument } from './document.ts';

const root = new URL('../../../', import.meta.url);
const RELEASED = 'packages/contract/released';
const CURRENT = 'packages/contract/dist';
const ORDER: readonly Impact[] = ['patch', 'minor', 'major'];

/** Verdicts of `redocly diff` that our catalogue rates, by a policy of our own. */
const OURS = ['enum-values-added'];

const changes = [...diffDocuments(), ...listCatalogueChanges(await catalogueOf(RELEASED), await catalogueOf(CURRENT))];
for (const impact of [...ORDER].reverse()) {
  for (const { what, noticed } of changes.filter((change) => change.impact === impact)) {
    console.log(`${impact.padEnd(5)}  ${what}\n       ${noticed}`);
  }
}
if (changes.length === 0) console.log('The contract is the one that was released last.');
else judge(ORDER[Math.max(...changes.map(({ impact }) => ORDER.indexOf(impact)))] as Impact);

/** Holds what the changes ask for against what version and changesets promise. */
function judge(asked: Impact): void {
  const [before, after] = [versionOf(RELEASED), versionOf(CURRENT)];
  const bumped = bump(before, after);
  console.log(`\nAsked for: ${asked}. Version ${before} became ${after}${bumped ? ` (${bumped})` : ''}.`);
  const problems = [];
  if (isLess(bumped, asked)) {
    problems.push(`openapi/openapi.yaml has version ${after}; a ${asked} change makes it ${next(before, asked)}.`);
  }
  if (isLess(pendingChangeset(), asked)) {
    problems.push(`No changeset promises a ${asked} release of @ciam-sms/contract. Make one: npx changeset`);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function isLess(promised: Impact | undefined, asked: Impact): boolean {
  return !promised || ORDER.indexOf(promised) < ORDER.indexOf(asked);
}

/** What `redocly diff` finds. It sees neither examples nor our extensions, and knows no one by name. */
function diffDocuments(): Change[] {
  const args = [
    'diff',
    '--config',
    'openapi/rules/diff.yaml',
    `${RELEASED}/openapi.json`,
    `${CURRENT}/openapi.json`,
    '--format',
    'json',
    '--fail-on',
    'none',
  ];
  const { stdout, stderr, status } = spawnSync('redocly', args, {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
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
    .filter(({ property, verdicts }) => property !== 'version' && !verdicts.some(({ ruleId }) => OURS.includes(ruleId)))
    .map(({ path, kind, impact, property, verdicts }) => ({
      impact,
      what: verdicts.map(({ message }) => message).join(' ') || `${path}${property ? ` · ${property}` : ''} ${kind}`,
      noticed: impact === 'patch' ? 'docs: show it' : 'client: its types change; mock: judges by it; docs: show it',
    }));
}

async function catalogueOf(folder: string) {
  const read = (name: string) =>
    $RefParser.dereference<OpenApiDocument>(JSON.parse(readFileSync(new URL(`${folder}/${name}`, root), 'utf8')));
  return readCatalogue(await read('openapi.json'), await read('openapi.zh.json'));
}

function versionOf(folder: string): string {
  return JSON.parse(readFileSync(new URL(`${folder}/openapi.json`, root), 'utf8')).info.version;
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
