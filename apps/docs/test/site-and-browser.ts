/** Starts what all test files share, once: the site, served as its readers get it, and a browser. */
import { startBrowser } from '@ciam-sms/testing/browser';
import type { TestProject } from 'vitest/node';
import { serveSite } from '../src/serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the site, without a slash at its end. */
    siteUrl: string;
    /** Where to connect to the browser. */
    browserEndpoint: string;
  }
}

export default async function start(project: TestProject) {
  const browser = await startBrowser().catch(endWithMessage);
  const site = await serveSite({ port: 0 });
  project.provide('siteUrl', site.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}

/** Thrown, the message would appear between "No test files found" and a stack of Vitest's own. */
function endWithMessage(error: Error): never {
  console.error(error.message);
  process.exit(1);
}
