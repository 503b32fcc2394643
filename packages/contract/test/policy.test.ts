/** The policy, row by row: the changes that it names are rated as it says. */
import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CURRENT, listChanges } from '../scripts/list-changes.ts';
import { root } from '../scripts/redocly.ts';

type Json = ReturnType<typeof JSON.parse>;
/** What is changed: the document or, if that does not show it, the model. */
type Edit = (document: Json, model: Json) => void;

const sendSms = ({ paths }: Json) => paths['/api/v2/sdk/sms/send'].post;
const request = ({ components }: Json) => components.schemas.SendSmsRequest;
const errorsOf = ({ operations }: Json) => operations.find(({ id }: Json) => id === 'sendSms').errors;
const scenariosOf = ({ operations }: Json) =>
  operations.find(({ id }: Json) => id === 'sendSms').body.contents[0].fields.find(({ path }: Json) => path === 'type')
    .values;
const rename = (map: Json, from: string, to: string) => {
  map[to] = map[from];
  delete map[from];
};

const CHANGES: Record<string, Record<string, Edit>> = {
  'a path, field, header, scenario or error code is removed or renamed; something becomes required; a status changes': {
    'a path is removed': ({ paths }) => delete paths['/api/v2/sdk/captcha'],
    'a path is renamed': ({ paths }) => rename(paths, '/api/v2/sdk/captcha', '/api/v2/sdk/slider'),
    'a field of a response is removed': ({ components }) => delete components.schemas.Captcha.properties.point,
    'a field of a request is removed': (document) => delete request(document).properties.captcha_token,
    'a field of a request is renamed': (document) => rename(request(document).properties, 'mobile', 'phone'),
    'a header is removed': (document) => sendSms(document).parameters.splice(2, 1),
    'a header is renamed': ({ components }) => Object.assign(components.parameters['X-L'], { name: 'X-Language' }),
    'a scenario is removed': ({ components }) => components.schemas.Scenario.enum.pop(),
    'an error code is removed': (_, model) => errorsOf(model).splice(3, 1),
    'an error code is renamed': (_, model) => Object.assign(errorsOf(model)[3], { code: 'NEW.0001' }),
    'a header becomes required': ({ components }) => Object.assign(components.parameters['X-L'], { required: true }),
    'a field becomes required': (document) => {
      request(document).properties.more = { type: 'string' };
      request(document).required.push('more');
    },
    'the status of a success changes': (document) => rename(sendSms(document).responses, '200', '202'),
    'the status of an error changes': (_, model) => Object.assign(errorsOf(model)[3], { status: 422 }),
  },
  'the short name of an error changes': {
    'a short name changes': (_, model) => Object.assign(errorsOf(model)[3], { name: 'no-mobile' }),
  },
  'an error code is added': {
    'an error code is added': (_, model) =>
      errorsOf(model).push({ ...errorsOf(model)[3], code: 'NEW.0001', name: 'new' }),
  },
  'an operation, a scenario, an optional input or a field of a response is added': {
    'an operation is added': ({ paths }) => {
      const { get } = paths['/api/v2/sdk/captcha'];
      paths['/api/v2/sdk/slider'] = { get: { ...get, operationId: 'getSlider' } };
    },
    'a scenario is added': ({ components }, model) => {
      components.schemas.Scenario.enum.push('NEW_SMS');
      scenariosOf(model).NEW_SMS = { en: 'New.', zh: '新。' };
    },
    'a header is added': (document) =>
      sendSms(document).parameters.push({ name: 'X-new', in: 'header', schema: { type: 'string' } }),
    'a field of a request is added': (document) =>
      Object.assign(request(document).properties, { more: { type: 'string' } }),
    'a field of a response is added': ({ components }) =>
      Object.assign(components.schemas.Captcha.properties, { more: { type: 'string' } }),
  },
  "the mock's causes or their precedence change": {
    'a cause changes': (_, model) => Object.assign(errorsOf(model)[3], { mockCauses: [{ request: 'invalid' }] }),
    'the precedence changes': (_, model) => errorsOf(model).reverse(),
  },
  'a message, title, cause, remedy or description changes, or an input is declared personal data': {
    'a message changes': (_, model) => Object.assign(errorsOf(model)[3].message, { en: 'New' }),
    'a title changes': (_, model) => Object.assign(errorsOf(model)[3].title, { zh: '新' }),
    'a cause in words changes': (_, model) => Object.assign(errorsOf(model)[3].cause, { en: 'New.' }),
    'a remedy changes': (_, model) => Object.assign(errorsOf(model)[3].remedy, { zh: '新。' }),
    'a description changes': ({ info }) => Object.assign(info, { description: 'New.' }),
    'an input is declared personal data': ({ components }) =>
      Object.assign(components.parameters['X-L'], { 'x-personal-data': true }),
  },
};

const policy = readFileSync(new URL('../decisions/what-a-change-means.md', import.meta.url), 'utf8');
const rows = [...policy.matchAll(/^\| (.+?) \| (major|minor|patch) \|/gm)].map(([, change = '', impact = '']) => ({
  change: change.replaceAll('**', ''),
  impact,
}));

const FILES = ['openapi.json', 'model.json'] as const;
const texts = FILES.map((file) => readFileSync(join(root, CURRENT, file), 'utf8'));

test('the policy has the rows that are tested here', () => {
  expect(rows.map(({ change }) => change)).toEqual(Object.keys(CHANGES));
});

describe.for(rows)('$impact: $change', ({ change, impact }) => {
  test.for(Object.entries(CHANGES[change] ?? {}))('%s', ([, edit]) => {
    const [document, model] = texts.map((text) => JSON.parse(text));
    edit(document, model);
    using folder = mkdtempDisposableSync(join(tmpdir(), 'changed-'));
    for (const [index, value] of [document, model].entries())
      writeFileSync(join(folder.path, FILES[index] as string), JSON.stringify(value));
    const impacts = listChanges(CURRENT, relative(root, folder.path)).map((one) => one.impact);
    expect(['major', 'minor', 'patch'].find((one) => impacts.includes(one as never))).toBe(impact);
  });
});
