/** openapi-backend with validation, on node:http: the usual way to serve a contract. */
import { createServer } from 'node:http';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import { type Context, type Document, OpenAPIBackend } from 'openapi-backend';
import { contract } from '../sample.ts';

const refusal = '{"error_code":"IDAAS.SDK.CAPTCHA.0006","error_msg":"Failed to send verification code"}';
const api = new OpenAPIBackend({
  definition: (await $RefParser.dereference(contract)) as Document,
  ajvOpts: { strict: false },
  quick: true, // the contract is linted already
  handlers: {
    sendSms: () => ({ status: 200, body: '' }),
    validationFail: (_context: Context) => ({ status: 400, body: refusal }),
    notFound: () => ({ status: 404, body: '' }),
  },
});
await api.init();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { status, body } = await api.handleRequest({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.headers as Record<string, string>,
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body);
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
