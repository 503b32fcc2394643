/** Set-up of the mutation tests: tells every page which mutant of its scripts is active. See `packages/contract-tests/mutations/`. */
import { vi } from 'vitest';
import type * as watched from './watched-page.ts';

vi.mock('./watched-page.ts', async (original) => {
  const { openPage } = await original<typeof watched>();
  const openWithMutant: typeof openPage = async (...options) => {
    const opened = await openPage(...options);
    const { __stryker__ } = globalThis as { __stryker__?: { activeMutant?: string } };
    await opened.page.context().addInitScript((activeMutant) => {
      Object.assign(globalThis, { __stryker__: { activeMutant } });
    }, __stryker__?.activeMutant);
    return opened;
  };
  return { openPage: openWithMutant };
});
