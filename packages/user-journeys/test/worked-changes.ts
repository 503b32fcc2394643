/** A step of CONTRIBUTING.md: a change of one file, or commands to run. */
export type Step =
  | { kind: 'create' | 'add'; file: string; text: string }
  | { kind: 'insert'; file: string; above: string; text: string }
  | { kind: 'run'; commands: string[] };

/**
 * Reads the steps out of a Markdown page. What a fenced block is for is said by the sentence before it: "Create `file`",
 * "Add … to `file`", or "In `file`, put above `line`". A block of shell commands is run.
 *
 * @throws {Error} with the sentence, if it says none of these
 */
export function readSteps(markdown: string): Step[] {
  const steps: Step[] = [];
  let prose = '';
  for (const [, before = '', language, text = ''] of markdown.matchAll(/([\s\S]*?)^```(\w+)\n([\s\S]*?)^```$/gm)) {
    prose = before.trim().split('\n\n').at(-1)?.replaceAll('\n', ' ') ?? '';
    steps.push(language === 'sh' ? { kind: 'run', commands: text.trim().split('\n') } : readChange(prose, text));
  }
  return steps;
}

function readChange(prose: string, text: string): Step {
  const [, file, above] = /In `([^`]+)`, put above `([^`]+)`/.exec(prose) ?? [];
  if (file && above) return { kind: 'insert', file, above, text };
  const [, created] = /Create `([^`]+)`/.exec(prose) ?? [];
  if (created) return { kind: 'create', file: created, text };
  const [, added] = /Add .+? (?:to|in) `([^`]+)`/.exec(prose) ?? [];
  if (added) return { kind: 'add', file: added, text };
  throw new Error(`This sentence does not say what to do with the block below it: ${prose}`);
}
