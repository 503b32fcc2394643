import type { RequestBody, Violation } from './operation.ts';
import { type Judge, wordAll } from './violations.ts';

type Unreadable = (RequestBody & { kind: 'unreadable' })['reason'];

/** What is wrong with a body that cannot be read: Prism itself does not say so, or only in some cases. */
export const UNREADABLE: Record<Unreadable, Violation> = {
  'media-type': {
    location: ['request', 'header', 'content-type'],
    severity: 'Error',
    code: 'media-type',
    message: 'Request header content-type must be a media type that the contract lists',
  },
  'malformed-json': {
    location: ['request', 'body'],
    severity: 'Error',
    code: 'json',
    message: 'Request body must be well-formed JSON',
  },
  unexpected: {
    location: ['request'],
    severity: 'Error',
    code: 415,
    message: 'No supported content types, but request included a non-empty body',
  },
};

const MISSING: Violation = {
  location: ['request', 'body'],
  severity: 'Error',
  code: 'required',
  message: 'Body parameter is required',
};

/** Judges a request where Prism cannot run: whatever Prism finds wrong is found as well, perhaps in other words. */
export const judgeAlone: Judge = async (_, { body }, { errors, isMissing }) => [
  ...(isMissing ? [MISSING] : []),
  ...wordAll(errors),
  ...(body.kind === 'unreadable' ? [UNREADABLE[body.reason]] : []),
];
