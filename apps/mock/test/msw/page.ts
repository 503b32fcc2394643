/** What a page does that has the mock instead of a server; a test runs it in a browser. */
import { setupWorker } from 'msw/browser';
import { createMock } from '../../dist/msw.js';

const mock = createMock();

export const start = () => setupWorker(...mock.handlers).start({ quiet: true });

export const { next } = mock;
