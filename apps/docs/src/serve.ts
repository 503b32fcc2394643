import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Negotiator from 'negotiator';
import sirv from 'sirv';
import { FOR_EVER, readSiteHeaders, TEXT_TYPES } from './output/site-headers.ts';

/** The built site, being served. */
export interface Site extends AsyncDisposable {
  /** Base URL, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Where the pages expect the mock: where `npm start` and `npx @ciam-sms/mock` put it, unless they are told otherwise. */
export const MOCK_URL = 'http://127.0.0.1:4010';

/** How the built site is served. */
interface SiteOptions {
  edit?: ((text: string, file: string) => string) | undefined;
}

/** What people and programs read. */
const EDITED = /\.(html|md|txt)$/;

/** `Cache-Control` of all but assets: kept, but asked for again, which costs a response without a body. */
const ASK_AGAIN = 'no-cache';

const HTML = 'text/html;charset=utf-8';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/**
 * Makes the handler of requests for the built site, with the headers that a host should send. The site may be built again
 * while it is served.
 *
 * @param options.edit Changes the text of every page, as HTML and Markdown, given the path of its file: `/errors/index.html`.
 * @throws {Error} if the site is not built
 */
export function siteHandler({ edit }: SiteOptions = {}): RequestListener {
  if (!existsSync(dist)) throw new Error('The docs are not built yet. Run: npm run build');
  // A page that does not exist may be asked for at any depth, so its links have to begin at the root.
  const notFound = readFileSync(`${dist}404.html`, 'utf8').replaceAll('="./', '="/');
  const files = sirv(dist, {
    dev: true, // looks at the disk for every request
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: setFileHeaders,
    onNoMatch: (_, response) => {
      setSiteHeaders(response);
      response.writeHead(404, { 'Content-Type': HTML }).end(notFound);
    },
  });
  return (request, response) => {
    const { pathname, search } = new URL(request.url as string, 'http://docs');
    const isPage = pathname.endsWith('/');
    const file = isPage ? `${pathname}index.${prefersMarkdown(request) ? 'md' : 'html'}` : pathname;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      setSiteHeaders(response);
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (edit && EDITED.test(file) && existsSync(join(dist, file))) {
      setFileHeaders(response, file);
      response.end(edit(readFileSync(join(dist, file), 'utf8'), file));
    } else if (!isPage && existsSync(join(dist, pathname, 'index.html'))) {
      // The links of a page begin at its folder.
      setSiteHeaders(response);
      response.writeHead(301, { Location: `${pathname.split('/').at(-1)}/${search}` }).end();
    } else {
      if (isPage) request.url = file + search;
      files(request, response);
    }
  };
}

/** Sets what every response has; the policy among it changes with the styles of the site that is built. */
function setSiteHeaders(response: ServerResponse): void {
  response.setHeaders(readSiteHeaders(readFileSync(`${dist}_headers`, 'utf8')));
}

/** Sets what the response with a file has. */
function setFileHeaders(response: ServerResponse, file: string): void {
  setSiteHeaders(response);
  response.setHeader('Cache-Control', file.startsWith('/assets/') ? FOR_EVER : ASK_AGAIN);
  if (/\/index\.(html|md)$/.test(file)) response.appendHeader('Vary', 'Accept');
  const type = file.endsWith('.html') ? HTML : TEXT_TYPES[extname(file)];
  if (type) response.setHeader('Content-Type', type);
}

/**
 * Serves the built site.
 *
 * @param options.port TCP port; `0` takes any free one.
 * @param options.handler Handles the requests, if not only the site does.
 * @throws {Error} if the site is not built, or the port is taken
 * @example
 * await using site = await serveSite({ port: 0 });
 */
export async function serveSite({ port = 8080, host = '127.0.0.1', handler = siteHandler() } = {}): Promise<Site> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken on ${host}. Choose another with DOCS_PORT.`, { cause: error })
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  async function close() {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  const { port: actualPort } = server.address() as AddressInfo;
  return { url: `http://${host}:${actualPort}`, close, [Symbol.asyncDispose]: close };
}

/** Programs get the Markdown of a page at the address of the page, if they ask for it. */
function prefersMarkdown(request: IncomingMessage): boolean {
  return new Negotiator(request).mediaType(['text/html', 'text/markdown']) === 'text/markdown';
}
