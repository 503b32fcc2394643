import { ERROR_CODE, ERROR_MESSAGE } from '../../../openapi/rules/error-body.js';
import type { MockCause, OperationError } from '../src/model.ts';
import { type Both, entries, text } from './both-languages.ts';

/**
 * Reads the errors of an operation in the mock's order of precedence: by status and, within a response, in the order of
 * its `x-mock-causes`.
 */
export function readErrors(responses: readonly [status: string, response: Both][]): OperationError[] {
  return responses
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, response]) => {
      // The contract's linter demands causes; the document of the mock's control API has none.
      const causes = response.en['x-mock-causes'] ?? {};
      if (!response.en.content) return [readWithoutBody(status, response, causes)];
      const examples = new Map(entries(response, 'content').flatMap(([, media]) => entries(media, 'examples')));
      return Object.keys(causes).map((name) => readWithBody(name, Number(status), examples, causes[name]));
    });
}

function readWithoutBody(status: string, response: Both, mockCauses: MockCause[]): OperationError {
  const cause = text(response, 'description');
  return { name: status, status: Number(status), title: cause, cause, remedy: text(response, 'x-remedy'), mockCauses };
}

/** An error with a body has two examples, `name.en` and `name.zh`; their words are in the first of them. */
function readWithBody(name: string, status: number, examples: Map<string, Both>, causes: MockCause[]): OperationError {
  const [english, chinese] = [examples.get(`${name}.en`), examples.get(`${name}.zh`)];
  if (!english || !chinese) throw new Error(`${name} lacks an example; the lint rules should have said so`);
  const { [ERROR_CODE]: code, [ERROR_MESSAGE]: message } = english.en.value;
  return {
    name,
    ...(code !== undefined && { code }),
    status,
    title: { en: english.en.summary, zh: chinese.en.summary },
    ...(message !== undefined && { message: { en: message, zh: chinese.en.value[ERROR_MESSAGE] } }),
    cause: text(english, 'description'),
    remedy: text(english, 'x-remedy'),
    examples: { en: `${name}.en`, zh: `${name}.zh` },
    mockCauses: causes,
  };
}
