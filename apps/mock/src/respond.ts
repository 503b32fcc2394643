import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '@ciam-sms/contract';
import type { Behaviours } from './behaviour.ts';
import { Plan } from './control/plan.ts';
import { mockOperation, type ReplyTo } from './mock-operation.ts';
import type { MockedOperation } from './operation.ts';
import { BadRequest, problem } from './problem.ts';
import { createRouter } from './router.ts';
import type { Reply } from './server.ts';

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

/** Makes the function that replies as planned; else as the contract says, and as the behaviours do. */
export function createMockRespond(
  operations: readonly MockedOperation[],
  language: Language,
  behaviours: Behaviours = {},
  plan = new Plan(operations),
): ReplyTo {
  const find = createRouter(
    operations.map(
      (operation) =>
        [
          operation,
          plan.around(
            operation,
            atFirstCall(() => mockOperation(operation, language, behaviours[operation.id])),
          ),
        ] as const,
    ),
  );

  return (request) => {
    const { method, path } = request;
    const route = find(path);
    if (!route) {
      const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
      if (!page)
        return problem(404, 'Not Found', `The contract has no path like this one. It is served at /openapi.json`);
      return method === 'GET' || method === 'HEAD' ? page() : others(method, ['GET', 'HEAD']);
    }
    const replyTo = route.get(method);
    if (!replyTo) return others(method, [...route.keys()]);
    try {
      return replyTo(request);
    } catch (error) {
      if (error instanceof BadRequest) return problem(400, 'Bad Request', error.message);
      throw error;
    }
  };
}

/** Compiling the schemas of an operation takes time, which a mock of many operations must not spend at its start. */
function atFirstCall(create: () => ReplyTo): ReplyTo {
  let replyTo: ReplyTo | undefined;
  return (request) => {
    replyTo ??= create();
    return replyTo(request);
  };
}

/** The reply to a method that is none of the operations of a path; OPTIONS asks which they are. */
function others(method: string, methods: string[]): Reply {
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return { status: 204, headers: { allow } };
  return { ...problem(405, 'Method Not Allowed', `Use one of: ${allow}`), headers: { allow } };
}
