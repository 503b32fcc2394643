import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { sendSms } from '../src/acceptance.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const workflows = parse(
  readFileSync(new URL('../../../openapi/workflows/send-sms.arazzo.yaml', import.meta.url), 'utf8'),
).workflows as {
  workflowId: string;
  summary: string;
  steps: { stepId: string; successCriteria: { condition: string }[] }[];
}[];

test('there is a workflow for success and for every error, in both languages', () => {
  expect(workflows.map(({ workflowId }) => workflowId)).toContain('sent');
  expect(
    workflows
      .map(({ summary }) => summary)
      .sort()
      .slice(1),
  ).toEqual(sendSms.errors.map(({ code }) => code).sort());
  for (const { steps, summary, workflowId } of workflows) {
    expect(steps.map(({ stepId }) => stepId)).toEqual(['english', 'chinese']);
    if (workflowId === 'sent') continue;
    for (const { successCriteria } of steps) expect(successCriteria[1]?.condition).toContain(`== '${summary}'`);
  }
});

test('redocly respect finds that the mock keeps to every workflow', async () => {
  const reports = mkdtempSync(join(tmpdir(), 'respect-'));
  try {
    const report = join(reports, 'report.json');
    await promisify(execFile)(process.execPath, ['scripts/test-workflows.ts', '--json-output', report], {
      cwd: folder,
    });
    const { files } = JSON.parse(readFileSync(report, 'utf8')) as {
      files: Record<string, { executedWorkflows: { workflowId: string; status: string; executedSteps: unknown[] }[] }>;
    };
    const executed = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
    expect(executed.map(({ workflowId, status }) => [workflowId, status])).toEqual(
      workflows.map(({ workflowId }) => [workflowId, 'success']),
    );
    expect(executed.flatMap(({ executedSteps }) => executedSteps)).toHaveLength(2 * workflows.length);
  } finally {
    rmSync(reports, { recursive: true });
  }
});
