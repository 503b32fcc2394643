import { describe, expect, test } from 'vitest';
import { ScratchCopy } from './scratch-copy.ts';

const ERROR = 'openapi/components/errors/IDAAS.SDK.USER.0004.yaml';
const changeset = (impact: string) => `---\n'@ciam-sms/contract': ${impact}\n---\n\nA change.\n`;

describe('npm run check:breaking', () => {
  test('is content with the contract that was released last', () => {
    using copy = new ScratchCopy();
    expect(copy.checkBreaking()).toMatchObject({ status: 0, stderr: '' });
  });

  test('sees a changed message, says who notices, and asks for a version and a changeset', () => {
    using copy = new ScratchCopy();
    copy.edit(ERROR, 'Mobile number cannot be empty', 'No mobile number');
    const { status, stdout, stderr } = copy.checkBreaking();
    expect(stdout).toContain('patch  IDAAS.SDK.USER.0004 has another message in "en": No mobile number');
    expect(stdout).toContain('client, mock and docs: show the new text');
    expect(stderr).toContain('openapi/openapi.yaml has version 1.0.0; a patch change makes it 1.0.1.');
    expect(stderr).toContain('Make one: npx changeset');
    expect(status).toBe(1);
  });

  test('is content with a change whose version and changeset promise as much as it asks for', () => {
    using copy = new ScratchCopy();
    copy.edit(ERROR, 'Mobile number cannot be empty', 'No mobile number');
    copy.edit('openapi/openapi.yaml', 'version: 1.0.0', 'version: 1.0.1');
    copy.write('.changeset/some-change.md', changeset('patch'));
    expect(copy.checkBreaking()).toMatchObject({ status: 0, stderr: '' });
  });

  test.for([
    {
      what: 'a cause',
      from: 'is missing, null or empty.',
      to: 'has no value.',
      impact: 'patch',
      says: 'another cause in "en"',
    },
    { what: 'a remedy', from: 'before you call.', to: 'first.', impact: 'patch', says: 'another remedy in "en"' },
    {
      what: 'what the mock takes for it',
      from: '- field: mobile',
      to: '- field: telephone',
      impact: 'lint',
      says: 'telephone',
    },
  ])('notices that an error has another text for $what', ({ from, to, impact, says }) => {
    using copy = new ScratchCopy();
    copy.edit(ERROR, from, to);
    const { status, stdout, stderr } = copy.checkBreaking();
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(says);
    if (impact !== 'lint') expect(stdout).toContain(impact);
  });

  test('calls a header that became required a major change, for which a minor release is not enough', () => {
    using copy = new ScratchCopy();
    copy.edit('openapi/components/parameters/X-device-ip.yaml', 'required: false', 'required: true');
    copy.edit('openapi/openapi.yaml', 'version: 1.0.0', 'version: 1.1.0');
    copy.write('.changeset/some-change.md', changeset('minor'));
    const { status, stdout, stderr } = copy.checkBreaking();
    expect(stdout).toContain('major  `X-device-ip` header parameter became required.');
    expect(stderr).toContain('a major change makes it 2.0.0');
    expect(stderr).toContain('No changeset promises a major release');
    expect(status).toBe(1);
  });

  test('calls two errors in another precedence a minor change', () => {
    using copy = new ScratchCopy();
    const [first, second] = ['  - IDAAS.SDK.PARAM.0001\n', '  - IDAAS.SDK.PARAM.0002\n'];
    copy.edit('openapi/components/schemas/SendSmsErrorCode.yaml', first + second, second + first);
    expect(copy.checkBreaking().stdout).toContain('minor  sendSms has its errors in another precedence');
  });
});
