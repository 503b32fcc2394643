/** What `require('@ciam-sms/mock')` returns. The mock itself has only one module format, so that there is one of it. */
import type * as mock from './index.ts';

export type * from './index.ts';

export const startMock: typeof mock.startMock = async (options) => (await import('./index.js')).startMock(options);

export const startProxy: typeof mock.startProxy = async (options) => (await import('./index.js')).startProxy(options);
