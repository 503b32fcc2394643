import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readAcceptance } from '../src/acceptance.ts';

const sendSms = readFileSync(new URL('../acceptance/sendSms.yaml', import.meta.url), 'utf8');

test.for([
  ['triggers:', 'trigers:', 'Unrecognized key: "trigers"\n  → at errors[0]'],
  ['status: 400', 'status: 200', 'expected number to be >=400\n  → at errors[0].status'],
  ['method: POST', 'method: post', 'expected one of "GET"|"PUT"|"POST"|"DELETE"|"PATCH"\n  → at method'],
  [/words: \{ en: \[ ?fingerprint.*\}/, '', 'at parameters.header["X-device-fingerprint"].words'],
  [
    /omit: \{ body: \[ ?type ?\] \}/,
    'omit: { body: [typ] }',
    '"typ" is not in the body of this operation\n  → at errors[4]',
  ],
] as [from: string | RegExp, to: string, message: string][])(
  'instead of %s, %j is rejected with file and member',
  ([from, to, message]) => {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'acceptance-'));
    writeFileSync(join(folder.path, 'sendSms.yaml'), sendSms.replace(from, to));
    const read = () => readAcceptance(pathToFileURL(`${folder.path}/`));
    expect(read).toThrow('acceptance/sendSms.yaml');
    expect(read).toThrow(message);
  },
);
