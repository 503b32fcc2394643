/** The floor: a server that parses the JSON and answers 200. */
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-length': 0 }).end();
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
