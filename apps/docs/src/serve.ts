import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Negotiator from 'negotiator';
import sirv from 'sirv';
import { ASK_AGAIN, FOR_EVER, readSiteHeaders, TEXT_TYPES } from './output/site-headers.ts';

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
  dev?: boolean;
  edit?: ((page: string, path: string) => string) | undefined;
}

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/**
 * Makes the handler of requests for the built site, with the headers that a host should send.
 *
 * @param options.dev Looks at the disk for every request, for a site that is being built again and again.
 * @param options.edit Changes the HTML of every page, given its path, which begins and ends with a slash.
 * @throws {Error} if the site is not built
 */
export function siteHandler({ dev = false, edit }: SiteOptions = {}): RequestListener {
  if (!existsSync(dist)) throw new Error('The docs are not built yet. Run: npm run build');
  // A page that does not exist may be asked for at any depth, so its links have to begin at the root.
  const notFound = readFileSync(`${dist}404.html`, 'utf8').replaceAll('="./', '="/');
  const readHeaders = () => readSiteHeaders(readFileSync(`${dist}_headers`, 'utf8'));
  const siteHeaders = readHeaders();
  const setSiteHeaders = (response: ServerResponse) => response.setHeaders(dev ? readHeaders() : siteHeaders);
  const files = sirv(dist, {
    dev,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      setSiteHeaders(response);
      response.setHeader('Cache-Control', path.startsWith('/assets/') ? FOR_EVER : ASK_AGAIN);
      if (/\/(index\.md)?$/.test(path)) response.appendHeader('Vary', 'Accept');
      const type = TEXT_TYPES[extname(path)];
      if (type) response.setHeader('Content-Type', type);
    },
    onNoMatch: (_, response) => {
      setSiteHeaders(response);
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(notFound);
    },
  });
  return (request, response) => {
    const { pathname, search } = new URL(request.url as string, 'http://docs');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      setSiteHeaders(response);
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (pathname.endsWith('/') && prefersMarkdown(request)) {
      request.url = `${pathname}index.md${search}`;
      files(request, response);
    } else if (edit && pathname.endsWith('/') && existsSync(join(dist, pathname, 'index.html'))) {
      setSiteHeaders(response);
      response.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': ASK_AGAIN });
      response.end(edit(readFileSync(join(dist, pathname, 'index.html'), 'utf8'), pathname));
    } else if (!pathname.endsWith('/') && existsSync(join(dist, pathname, 'index.html'))) {
      // The links of a page begin at its folder.
      setSiteHeaders(response);
      response.writeHead(301, { Location: `${pathname.split('/').at(-1)}/${search}` }).end();
    } else {
      files(request, response);
    }
  };
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
