import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const workflow = fileURLToPath(new URL('../../../../openapi/workflows/send-a-code.arazzo.yaml', import.meta.url));

/** Where an input comes from: an operation that is called before, and what of its call, as a runtime expression. */
export type Source = readonly [operationId: string, expression: string];

/** A step of an Arazzo workflow, as far as it matters here. */
interface Step {
  stepId: string;
  operationId: string;
  requestBody?: { payload: Record<string, string> };
  outputs?: Record<string, string>;
}

type Flow = ReadonlyMap<string, Readonly<Record<string, Source>>>;
let flow: Flow | undefined;

/** Operations in the order of the contract's workflow, each with the inputs that it takes from the others. */
export function readFlow(): Flow {
  flow ??= parseFlow();
  return flow;
}

function parseFlow(): Flow {
  const steps: Step[] = parse(readFileSync(workflow, 'utf8')).workflows[0].steps;
  const sourceOf = (value: string): Source[] => {
    // Stryker disable next-line ArrayDeclaration: what comes first is not read
    const [, stepId, output] = /^\$steps\.(\w+)\.outputs\.(\w+)/.exec(value) ?? [];
    return steps
      .filter((step) => step.stepId === stepId)
      .map(({ operationId, outputs }) => [operationId, outputs?.[output as string] as string]);
  };
  return new Map(
    steps.map(({ operationId, requestBody }) => [
      operationId,
      Object.fromEntries(
        Object.entries(requestBody?.payload ?? {}).flatMap(([field, value]) =>
          sourceOf(value).map((source) => [`field:${field}`, source]),
        ),
      ),
    ]),
  );
}
