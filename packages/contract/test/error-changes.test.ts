import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listErrorChanges } from '../scripts/error-changes.ts';
import type { Contract, OperationError } from '../src/model.ts';

/** A value that may be changed. */
type Writable<T> = T extends readonly (infer Element)[]
  ? Writable<Element>[]
  : { -readonly [Key in keyof T]: Writable<T[Key]> };

const model: Contract = JSON.parse(readFileSync(new URL('../dist/model.json', import.meta.url), 'utf8'));

/** What is reported after a change of the errors of `sendSms`, or of anything else. */
function changesAfter(change: (errors: Writable<OperationError>[], contract: Writable<Contract>) => void): string[] {
  const changed: Writable<Contract> = JSON.parse(JSON.stringify(model));
  change(changed.operations.find(({ id }) => id === 'sendSms')?.errors ?? [], changed);
  return listErrorChanges(model, changed as Contract).map(({ impact, what }) => `${impact}: ${what}`);
}

test('nothing is reported of a contract that did not change', () => {
  expect(changesAfter(() => {})).toEqual([]);
});

test('a removed code is a major change', () => {
  expect(changesAfter((errors) => errors.splice(3, 1))).toEqual(['major: IDAAS.SDK.USER.0004 was removed']);
});

test('an added code is a minor change', () => {
  const added = changesAfter((errors) =>
    errors.push({ ...errors[3], code: 'NEW.0001', name: 'new' } as Writable<OperationError>),
  );
  expect(added).toEqual(['minor: NEW.0001 was added']);
});

test.for<[what: string, change: (error: Writable<OperationError>) => void, reported: string[]]>([
  ['name', (error) => (error.name = 'x'), ['major: IDAAS.SDK.USER.0004: name changed from mobile-missing to x']],
  ['status', (error) => (error.status = 422), ['major: IDAAS.SDK.USER.0004: status changed from 400 to 422']],
  ['title', (error) => (error.title.en = 'X'), ['patch: IDAAS.SDK.USER.0004: title in "en" changed to: X']],
  ['cause', (error) => (error.cause.zh = '新。'), ['patch: IDAAS.SDK.USER.0004: cause in "zh" changed to: 新。']],
  ['remedy', (error) => (error.remedy.en = 'X.'), ['patch: IDAAS.SDK.USER.0004: remedy in "en" changed to: X.']],
  [
    'cause on the mock',
    (error) => (error.mockCauses = [{ request: 'invalid' }]),
    ['minor: IDAAS.SDK.USER.0004: cause on the mock changed, in sendSms'],
  ],
])('another %s is rated', ([, change, reported]) => {
  expect(changesAfter((errors) => change(errors[3] as Writable<OperationError>))).toEqual(reported);
});

test('another message is a patch in the language that it changes in', () => {
  const changes = changesAfter((errors) => {
    const error = errors[3] as Writable<OperationError>;
    error.message = { en: error.message?.en ?? '', zh: '新' };
  });
  expect(changes).toEqual(['patch: IDAAS.SDK.USER.0004: message in "zh" changed to: 新']);
});

test('another precedence is a minor change', () => {
  const changes = changesAfter((errors) => errors.reverse());
  expect(changes).toEqual(['minor: sendSms: precedence of the errors changed']);
});

test('a new value of a field is a minor change', () => {
  const changes = changesAfter((_, contract) => {
    const operation = contract.operations.find(({ id }) => id === 'sendSms');
    const field = operation?.body?.contents[0]?.fields.find(({ path }) => path === 'type');
    Object.assign(field?.values ?? {}, { NEW_SMS: { en: 'New.', zh: '新。' } });
  });
  expect(changes).toEqual(['minor: type of sendSms has the new value NEW_SMS']);
});
