import { afterAll, afterEach, beforeAll } from 'vitest';
import { type ControlledMock, startMock } from '../../dist/index.js';

/** The mock of the file that is being tested. */
export let mock: ControlledMock;

/** Gives a test file a mock; each test finds it as it was when it started. */
export function useMock(): void {
  beforeAll(async () => {
    mock = await startMock({ port: 0 });
  });
  afterEach(() => mock.reset());
  afterAll(() => mock.close());
}

/** Calls the control API. */
export function control(method: string, resource: string, body?: unknown, headers: Record<string, string> = {}) {
  return fetch(`${mock.url}/_mock/${resource}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** The reason that the control API gives for a refusal. */
export async function detailOf(response: Response): Promise<string> {
  return ((await response.json()) as { detail: string }).detail;
}
