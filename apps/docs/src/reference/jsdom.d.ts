/** The part of jsdom that is used here. Its published types would put those of the DOM into every package that runs vitest. */
declare module 'jsdom' {
  export type DOMWindow = Window & typeof globalThis;
  export class JSDOM {
    constructor(html: string, options?: { url?: string; pretendToBeVisual?: boolean });
    readonly window: DOMWindow;
  }
}
