import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** What every page loads: it reloads the page when it is told to, and shows what is wrong until then. */
const SCRIPT = `const changes = new EventSource('/dev/changes');
changes.onmessage = () => location.reload();
changes.addEventListener('mistake', ({ data }) => {
  const report = document.getElementById('dev-mistake') ?? document.body.appendChild(document.createElement('pre'));
  Object.assign(report, { id: 'dev-mistake', role: 'alert', tabIndex: 0, textContent: JSON.parse(data) });
  Object.assign(report.style, {
    position: 'fixed', inset: 'auto 0 0', zIndex: 9, maxHeight: '60vh', margin: 0, padding: '1rem',
    overflow: 'auto', whiteSpace: 'pre-wrap', background: '#7f1d1d', color: '#fff', font: '0.85rem monospace',
  });
});
`;

/** Those who have a page of the site open. */
export class Readers {
  readonly #open = new Set<ServerResponse>();
  #mistake = '';

  /** Reloads the pages. */
  reload(): void {
    this.#send('data: reload\n\n');
  }

  /** Shows on the pages why the site could not be built; an empty report, that it could. */
  report(report: string): void {
    this.#mistake = report && `event: mistake\ndata: ${JSON.stringify(report)}\n\n`;
    if (this.#mistake) this.#send(this.#mistake);
  }

  /** Adds to a site what its pages load. */
  serve(site: RequestListener): RequestListener {
    return (request, response) => {
      if (request.url === '/dev/changes') return this.#add(request, response);
      if (request.url !== '/dev/reload.js') return site(request, response);
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(SCRIPT);
    };
  }

  #add(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
    if (this.#mistake) response.write(this.#mistake);
    this.#open.add(response);
    request.once('close', () => this.#open.delete(response));
  }

  #send(event: string): void {
    for (const response of this.#open) response.write(event);
  }
}
