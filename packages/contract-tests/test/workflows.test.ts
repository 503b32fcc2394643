import { execFile } from 'node:child_process';
import { mkdtempDisposableSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('..', import.meta.url));
const workflows = new URL('../../../openapi/workflows/', import.meta.url);

test('redocly respect finds that the mock keeps to every step of every workflow', async () => {
  using reports = mkdtempDisposableSync(join(tmpdir(), 'respect-'));
  const report = join(reports.path, 'report.json');
  const command = ['scripts/test-workflows.ts', '--json-output', report];
  await promisify(execFile)(process.execPath, command, { cwd: folder });
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as {
    files: Record<string, { executedWorkflows: { workflowId: string; status: string; executedSteps: unknown[] }[] }>;
  };
  const executed = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
  const declared = readdirSync(workflows).flatMap(
    (file) => parse(readFileSync(new URL(file, workflows), 'utf8')).workflows,
  );
  expect(executed.map(({ workflowId, status, executedSteps }) => [workflowId, status, executedSteps.length])).toEqual(
    declared.map(({ workflowId, steps }) => [workflowId, 'success', steps.length]),
  );
});
