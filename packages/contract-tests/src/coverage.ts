import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What a case is about: an operation, one of its responses, and the language of that. */
export interface Covers {
  operation: string;
  status: number | string;
  error?: string;
  language?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    covers?: Covers;
  }
}

/** Prints what was skipped and why, and writes a Markdown page of what was covered to the file in CONTRACT_REPORT. */
export default class CoverageReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const cases = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => ({ name: test.fullName, covers: test.meta().covers, result: test.result() }));
    const skipped = cases.flatMap(({ name, result }) =>
      result.state === 'skipped' ? [{ name, why: result.note ?? '' }] : [],
    );
    const reasons = [...Map.groupBy(skipped, ({ why }) => why)].map(
      ([why, names]) => `${names.length} skipped: ${why}`,
    );
    for (const reason of reasons) process.stdout.write(`${reason}\n`);
    const file = process.env.CONTRACT_REPORT;
    if (!file) return;
    const rows = [...Map.groupBy(cases, ({ covers }) => rowOf(covers))].map(([row, ofRow]) => {
      const count = (state: string) => ofRow.filter(({ result }) => result.state === state).length;
      const [passed, failed, left] = [count('passed'), count('failed'), count('skipped')];
      return `| ${row} | ${passed + failed} | ${passed} | ${left} |`;
    });
    const failed = cases.filter(({ result }) => result.state === 'failed').map(({ name }) => `* ${name}`);
    const page = [
      '# Coverage of the contract',
      `Target: ${process.env.CONTRACT_TARGET ?? 'the mock and its proxy'}. Seed of the generated cases: ${process.env.CONTRACT_SEED}.`,
      [
        '| Operation | Status | Error | Language | Sent | Passed | Skipped |',
        '|---|---|---|---|--:|--:|--:|',
        ...rows,
      ].join('\n'),
      ...section('Failed', failed),
      ...section('Skipped', [...reasons.map((reason) => `* ${reason}`), ...skipped.map(({ name }) => `  * ${name}`)]),
    ];
    writeFileSync(file, `${page.join('\n\n')}\n`);
    process.stdout.write(`Markdown report written to ${file}\n`);
  }
}

function rowOf({ operation, status, error = '', language = '' }: Covers = { operation: '', status: '' }): string {
  return [operation, status, error, language].join(' | ');
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];
}
