import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addToYaml } from '@ciam-sms/testing/add-to-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneRepository, read, run } from './repository.ts';
import { readSteps, type Step } from './worked-changes.ts';

let clone: string;
beforeAll(() => {
  clone = cloneRepository('a changed clone-');
  expect(run('npm ci', clone)).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

const inClone = (file: string) => readFileSync(join(clone, file), 'utf8');

function take(step: Step): void {
  if (step.kind === 'run') {
    for (const command of step.commands) {
      const { status, stdout, stderr } = run(command, clone);
      expect(status, `${command}\n${stdout}\n${stderr}`).toBe(0);
    }
    return;
  }
  const path = join(clone, step.file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, changed(step));
}

function changed(step: Exclude<Step, { kind: 'run' }>): string {
  if (step.kind === 'create') return step.text;
  const text = inClone(step.file);
  if (step.kind !== 'insert') return addToYaml(text, step.text);
  expect(text, step.file).toContain(`\n${step.above}`);
  return text.replace(step.above, () => `${step.text}${step.above}`);
}

describe('CONTRIBUTING.md', () => {
  test('leads from one change to the next, up to a whole new operation, all tests and a release', () => {
    for (const step of readSteps(read('CONTRIBUTING.md'))) take(step);
  });

  test('an error takes four files and at most forty lines, besides exhaustive switches', () => {
    const steps = readSteps(read('CONTRIBUTING.md').split('## Add an error')[1]?.split('## ')[0] ?? '');
    const changes = steps.flatMap((step) => (step.kind === 'create' || step.kind === 'add' ? [step] : []));
    expect(changes).toHaveLength(4);
    expect(changes.flatMap(({ text }) => text.trim().split('\n')).length).toBeLessThanOrEqual(40);
  });

  test('makes the changes reach changelog, README and docs', () => {
    const page = (path: string) => inClone(join('apps/docs/dist', path));
    const { version } = JSON.parse(inClone('packages/client/package.json'));
    expect(inClone('CHANGELOG.md')).toContain(`\n## ${version} (`);
    expect(inClone('README.md')).toContain(`|---|---|\n| ${version} | `);
    expect(run('npm run check:breaking', clone).stdout).toContain('The contract is the one that was released last.');
    expect(page('errors/index.html')).toContain('id="IDAAS.SDK.SMS.0001"');
    expect(page('zh/try/index.html')).toContain('查询短信额度');
  });
});
