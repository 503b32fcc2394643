import type { Language } from '@ciam-sms/contract/model';
import type { Behaviours } from './behaviour.ts';
import { type Coverage, count } from './control/coverage.ts';
import type { Plan } from './control/plan.ts';
import { type PreparedOperation, replyTo } from './mock-operation.ts';
import { chooseByAccept, successesOf } from './negotiate.ts';
import type { MockedOperation, MockRequest } from './operation.ts';
import { createPrepareRequests } from './prepare-requests.ts';
import { BadRequest, problem } from './problem.ts';
import type { Reply } from './reply.ts';
import { createRouter, ofMethod } from './router.ts';
import type { Judge } from './violations.ts';

/** What decides about the responses, beside the contract. */
export interface Deciding {
  /** Language of the error messages where a request names none. */
  language: Language;
  /** What the next requests receive. */
  plan: Plan;
  /** What counts the responses. */
  coverage: Coverage;
  /** Who finds the violations in a request that is like none before. */
  judge: Judge;
  behaviours?: Behaviours;
  /** Pages beside the operations of the contract, by path. */
  pages?: Record<string, () => Reply | Promise<Reply>>;
}

/** Makes the function that replies as planned; else as the contract says, and as the behaviours do. */
export function createMockRespond(
  operations: readonly MockedOperation[],
  { language, plan, coverage, judge, behaviours = {}, pages = {} }: Deciding,
): (request: MockRequest) => Reply | Promise<Reply> {
  const find = createRouter<MockedOperation | PreparedOperation>(operations);
  const prepareRequests = createPrepareRequests(judge);
  const prepare = (operation: MockedOperation): PreparedOperation => {
    const { id, ...others } = { ...operation, ...coverage.link(operation) };
    // What every request reads comes first: engines keep the first members in the object itself.
    return {
      id,
      requests: prepareRequests(operation),
      usual: chooseByAccept(successesOf(others), undefined),
      behave: behaviours[id],
      defaultLanguage: language,
      ...others,
    };
  };

  return (request) => {
    const { method, path } = request;
    const route = find(path);
    if (!route) {
      const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
      if (!page) return problem(404, `The contract has no path like this one. It is served at /openapi.json`);
      return method === 'GET' || method === 'HEAD' ? page() : others(method, ['GET', 'HEAD']);
    }
    const found = ofMethod(route, method);
    if (!found) return others(method, Object.keys(route));
    const operation = 'requests' in found ? found : prepare(found);
    // Preparing takes time, which a mock of many operations must not spend at its start.
    if (operation !== found) route[method] = operation;
    const reply = plan.reply(operation, request, () => explainBadRequest(() => replyTo(operation, request)));
    return reply instanceof Promise ? reply.then(count) : count(reply);
  };
}

/** Replies to a request that cannot be served with the reason; within the plan, so that a delayed request gets it too. */
function explainBadRequest(reply: () => Reply | Promise<Reply>): Reply | Promise<Reply> {
  try {
    return reply();
  } catch (error) {
    if (error instanceof BadRequest) return problem(400, error.message);
    throw error;
  }
}

/** The reply to a method that is none of the operations of a path; OPTIONS asks which they are. */
function others(method: string, methods: string[]): Reply {
  const allow = [...methods, 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return { status: 204, headers: { allow } };
  return { ...problem(405, `Use one of: ${allow}`), headers: { allow } };
}
