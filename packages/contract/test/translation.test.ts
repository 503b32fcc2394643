import { describe, expect, test } from 'vitest';
import { ContractCopy } from './contract-copy.ts';

const OVERLAY = 'openapi/overlays/zh/openapi.yaml';
const PATH_OVERLAY = 'openapi/overlays/zh/api_v2_sdk_sms_send.yaml';

describe('the Chinese overlay', () => {
  test('gives the bundled document its Chinese texts', () => {
    using copy = new ContractCopy();
    copy.edit(OVERLAY, '租户自己的域名。', '您自己的域名。');
    expect(copy.generate()).toMatchObject({ status: 0 });
    expect(copy.read('packages/contract/dist/openapi.zh.yaml')).toContain('description: 您自己的域名。');
    expect(copy.read('packages/contract/dist/openapi.yaml')).not.toContain('您自己的域名。');
  });

  test.for([
    {
      what: 'a text that it leaves untranslated',
      file: 'openapi/paths/api_v2_sdk_sms_send.yaml',
      from: 'summary: Bind a mobile number to a user',
      to: 'summary: Bind a mobile number to a user\n            description: For a user who is signed in.',
      says: `$.paths['/api/v2/sdk/sms/send'].post.requestBody.content['application/json'].examples['bind-mobile'].description has no Chinese text. Add an action for it: "For a user who is signed in."`,
    },
    {
      what: 'a value of an enum that it leaves untranslated',
      file: PATH_OVERLAY,
      from: '        LOGIN_SMS: 用验证码登录。\n',
      to: '',
      says: "$.components.schemas.Scenario['x-enumDescriptions'].LOGIN_SMS has no Chinese text.",
    },
    {
      what: 'a target that the contract no longer has',
      file: OVERLAY,
      from: '$.servers[0].variables.your_domain',
      to: '$.servers[0].variables.tenant',
      says: '$.servers[0].variables.tenant is not in the contract. Remove the action, or fix its path.',
    },
  ])('is rejected for $what, which is named', ({ file, from, to, says }) => {
    using copy = new ContractCopy();
    copy.edit(file, from, to);
    const { status, stderr } = copy.generate();
    expect(status).toBe(1);
    expect(stderr).toContain('openapi/overlays/zh');
    expect(stderr).toContain(says);
  });
});
