import { type AcceptedOperation, readAcceptance } from './acceptance.ts';
import { type Exchange, send } from './exchange.ts';
import { changeRequest, validRequest, writeRequest } from './request.ts';

/**
 * Sends one request that is rejected, and so sends no message, to find out what is at a URL.
 *
 * @returns whether it is the mock, which names the example that it responds with
 * @throws {Error} in one line, if it cannot be a server of the API
 */
export async function probeTarget(url: string): Promise<{ isMock: boolean }> {
  for (const operation of readAcceptance()) {
    const trigger = operation.errors.find(({ magic }) => !magic)?.triggers[0];
    if (!trigger) continue;
    const exchange = await send(url, writeRequest(operation, changeRequest(validRequest(operation), trigger)));
    const problem = problemOf(exchange) ?? missingOperation(operation, exchange);
    if (problem) throw new Error(`The target ${problem}`);
    return { isMock: 'x-mock-example' in exchange.responseHeaders };
  }
  return { isMock: false };
}

function problemOf({ status, responseHeaders }: Exchange): string | undefined {
  const { location, 'content-type': type = '' } = responseHeaders;
  if (status >= 300 && status < 400) {
    const host = location && URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
    return `redirects${host} (status ${status}). Name the URL that it redirects to.`;
  }
  if (type.startsWith('text/html'))
    return `returns HTML (status ${status}), so it is not the API. Check host and path.`;
  return undefined;
}

/** What a status says that no operation documents: every case would fail for the same reason. */
function missingOperation({ method, path, responses, errors }: AcceptedOperation, { status }: Exchange) {
  if (status in responses || errors.some((error) => error.status === status)) return undefined;
  const what = `returns status ${status} for ${method} ${path}.`;
  if ([401, 403, 407].includes(status)) return `${what} If it needs a header, send that with --header.`;
  if ([404, 405].includes(status)) return `${what} Check host and path prefix, and whether it needs a --header.`;
  return [502, 503, 504].includes(status) ? `${what} The server behind it seems to be down.` : undefined;
}
