import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '@ciam-sms/contract';
import { createAnswerRequest, UnknownPreference } from './answer.ts';
import type { MockedOperation } from './operation.ts';
import { problem } from './problem.ts';
import { createRouter } from './router.ts';
import type { Reply, Respond } from './server.ts';

/** The mock's own pages beside the operations of the contract. */
const PAGES: Record<string, () => Reply | Promise<Reply>> = {
  '/health': () => ({ status: 200, contentType: 'application/json', body: '{"status":"ok"}' }),
  '/openapi.json': () => document('openapi.json', 'application/json'),
  '/openapi.yaml': () => document('openapi.yaml', 'application/yaml'),
};

async function document(name: string, contentType: string): Promise<Reply> {
  const file = fileURLToPath(import.meta.resolve(`@ciam-sms/contract/${name}`));
  return { status: 200, contentType, body: await readFile(file) };
}

/** Makes the function that replies as the contract says. */
export function createMockRespond(operations: MockedOperation[], language: Language): Respond {
  const find = createRouter(
    operations.map((operation) => [operation, createAnswerRequest(operation, language)] as const),
  );

  return (request) => {
    const { method, path } = request;
    const route = find(path);
    if (!route) {
      const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
      if (!page)
        return problem(404, 'Not Found', `The contract has no path like this one. It is served at /openapi.json`);
      return method === 'GET' || method === 'HEAD' ? page() : notAllowed(['GET', 'HEAD']);
    }
    const answerRequest = route.get(method);
    if (!answerRequest) return notAllowed([...route.keys()]);
    try {
      const outcome = answerRequest(request);
      return outcome instanceof Promise ? outcome.then(toReply) : toReply(outcome);
    } catch (error) {
      if (error instanceof UnknownPreference) return problem(400, 'Bad Request', error.message);
      throw error;
    }
  };
}

function toReply({ answer, violations }: { answer: Reply; violations: NonNullable<Reply['violations']> }): Reply {
  return { ...answer, violations };
}

function notAllowed(methods: string[]): Reply {
  const allow = [...methods, 'OPTIONS'].join(', ');
  return { ...problem(405, 'Method Not Allowed', `Use one of: ${allow}`), headers: { allow } };
}
