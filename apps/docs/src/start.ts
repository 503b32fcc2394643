/** `npm start`: the docs, and a mock beside them to try things on. */
import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { startMock } from '@ciam-sms/mock';
import { exampleCall } from './samples/call.ts';
import { printCurl } from './samples/languages.ts';
import { MOCK_URL, serveSite, siteHandler } from './serve.ts';

/** Where a mock listens that whoever reads the pages on this machine reaches at this machine. */
const EVERYWHERE = [
  '0.0.0.0',
  // Stryker disable next-line StringLiteral: not every machine has IPv6
  '[::]',
];

try {
  const host = process.env.HOST || '127.0.0.1';
  const [mockPort, docsPort] = [portFrom('MOCK_PORT', 4010), portFrom('DOCS_PORT', 8080)];
  const mock = await startMock({ port: mockPort, host, log: 'pretty' });
  const { hostname, port } = new URL(mock.url);
  const address = `${EVERYWHERE.includes(hostname) ? '127.0.0.1' : hostname}:${port}`;
  const expected = new URL(MOCK_URL).host;
  // The balancer of a guide keeps its port.
  const mocks = new RegExp(`(?<!bind )${expected.replaceAll('.', '\\.')}`, 'g');
  // Stryker disable next-line ConditionalExpression: an edit that changes nothing costs time only
  const edit = address === expected ? undefined : (page: string) => page.replaceAll(mocks, address);
  const site = await serveSite({ port: docsPort, host, handler: siteHandler({ edit }) }).catch(async (error) => {
    await mock.close();
    throw error;
  });
  console.log(`Mock  ${mock.url}\nDocs  ${site.url}\n\nTry it:\n${sampleCurl(mock.url)}\n\nCtrl-C stops both.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => Promise.all([mock.close(), site.close()]));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** A curl that sends the contract's own example of its first operation. */
function sampleCurl(baseUrl: string): string {
  const [operation] = readContract().operations as [OperationModel];
  return printCurl(exampleCall(operation, baseUrl, 'en'));
}

function portFrom(variable: string, fallback: number): number {
  const text = process.env[variable] || String(fallback);
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`${variable} is "${text}"; it must be a port number from 0 to 65535`);
}
