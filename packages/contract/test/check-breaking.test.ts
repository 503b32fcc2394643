import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ContractCopy } from './contract-copy.ts';

const DOCUMENT = 'packages/contract/dist/openapi.json';
const MODEL = 'packages/contract/dist/model.json';
const dist = new URL('../dist/', import.meta.url);

/** The contract as if it had been released as 1.0.0, and generated again: what a test changes is all that changed. */
function releasedCopy(): ContractCopy {
  const copy = new ContractCopy();
  const { version } = JSON.parse(readFileSync(new URL('model.json', dist), 'utf8'));
  for (const file of ['openapi.json', 'model.json']) {
    const text = readFileSync(new URL(file, dist), 'utf8').replace(`"${version}"`, '"1.0.0"');
    for (const folder of ['released', 'dist']) copy.write(`packages/contract/${folder}/${file}`, text);
  }
  copy.edit('openapi/openapi.yaml', `version: ${version}`, 'version: 1.0.0');
  return copy;
}

function changeMessage(copy: ContractCopy) {
  copy.edit(MODEL, '"en": "Mobile number cannot be empty"', '"en": "No mobile number"');
}

function setVersion(copy: ContractCopy, version: string) {
  for (const file of [DOCUMENT, MODEL]) copy.edit(file, '"version": "1.0.0"', `"version": "${version}"`);
}

const changeset = (impact: string) => `---\n'@ciam-sms/contract': ${impact}\n---\n\nA change.\n`;

describe('npm run check:breaking', () => {
  test('is content with the contract that was released last', () => {
    using copy = releasedCopy();
    expect(copy.checkBreaking()).toMatchObject({ status: 0, stderr: '' });
  });

  test('sees a changed message, says who notices, and asks for a version and a changeset', () => {
    using copy = releasedCopy();
    changeMessage(copy);
    const { status, stdout, stderr } = copy.checkBreaking();
    expect(stdout).toContain(
      'patch: client, mock and docs: show the new text\n  IDAAS.SDK.USER.0004: message in "en" changed to: No mobile number',
    );
    expect(stderr).toContain('openapi/openapi.yaml has version 1.0.0; a patch change makes it 1.0.1.');
    expect(stderr).toContain('Create one: npx changeset');
    expect(status).toBe(1);
  });

  test('writes the version that the changes ask for, with --set-version', () => {
    using copy = releasedCopy();
    changeMessage(copy);
    copy.write('.changeset/some-change.md', changeset('patch'));
    const { status, stdout, stderr } = copy.checkBreaking('--set-version');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Version 1.0.0 became 1.0.1 (patch).');
    expect(copy.read('openapi/openapi.yaml')).toContain('version: 1.0.1\n');
  });

  test('is content with a change whose version and changeset promise as much as it asks for', () => {
    using copy = releasedCopy();
    changeMessage(copy);
    setVersion(copy, '1.0.1');
    copy.write('.changeset/some-change.md', changeset('patch'));
    expect(copy.checkBreaking()).toMatchObject({ status: 0, stderr: '' });
  });

  test('rates a header that became required as a major change, for which a minor release is not enough', () => {
    using copy = releasedCopy();
    const header = '"name": "X-device-ip",\n        "in": "header",\n        "required": ';
    copy.edit(DOCUMENT, `${header}false`, `${header}true`);
    setVersion(copy, '1.1.0');
    copy.write('.changeset/some-change.md', changeset('minor'));
    const { status, stdout, stderr } = copy.checkBreaking();
    expect(stdout).toMatch(/^major: .*\n {2}`X-device-ip` header parameter became required\./m);
    expect(stderr).toContain('a major change makes it 2.0.0');
    expect(stderr).toContain('No changeset promises a major release');
    expect(status).toBe(1);
  });
});
