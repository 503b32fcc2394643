import { describe, expect, test } from 'vitest';
import { ContractCopy } from './contract-copy.ts';

const OVERLAY = 'openapi/overlays/zh/openapi.yaml';
const PATH = 'openapi/paths/api_v2_sdk_sms_send.yaml';
const PATH_OVERLAY = 'openapi/overlays/zh/api_v2_sdk_sms_send.yaml';

describe('the Chinese overlay', () => {
  test('gives the bundled document its Chinese texts', () => {
    using copy = new ContractCopy();
    copy.edit(OVERLAY, '租户自己的域名。', '您自己的域名。');
    expect(copy.generate()).toMatchObject({ status: 0 });
    expect(copy.read('packages/contract/dist/openapi.zh.yaml')).toContain('description: 您自己的域名。');
    expect(copy.read('packages/contract/dist/openapi.yaml')).not.toContain('您自己的域名。');
  });

  describe('that leaves texts untranslated, or has a target too many', () => {
    using copy = new ContractCopy();
    copy.edit(
      PATH,
      'summary: Bind a mobile number to a user',
      `$&\n            description: For a user who is signed in.`,
    );
    copy.edit(PATH_OVERLAY, '        LOGIN_SMS: 用验证码登录。\n', '');
    copy.edit(OVERLAY, '$.servers[0].variables.your_domain', '$.servers[0].variables.tenant');
    const { status, stderr } = copy.generate();
    /** File and line of a text, as they are reported. */
    const place = (file: string, text: string) => {
      const line =
        copy
          .read(file)
          .split('\n')
          .findIndex((one) => one.includes(text)) + 1;
      return `${file}:${line}:`;
    };

    test('is rejected', () => {
      expect(status).toBe(1);
      expect(stderr).toContain('nothing was generated');
    });

    test.for([
      {
        what: 'text',
        place: `${place(PATH, 'For a user who is signed in.')}26 at #/post/requestBody/content/application~1json/examples/bind-mobile/description`,
        says: `\`description\` has no Chinese text. Add an action for $.paths['/api/v2/sdk/sms/send'].post.requestBody.content['application/json'].examples['bind-mobile'].description to ${PATH_OVERLAY}: "For a user who is signed in."`,
      },
      {
        what: 'value of an enum',
        place: `${place('openapi/components/schemas/Scenario.yaml', '  LOGIN_SMS: ')}14 at #/x-enumDescriptions/LOGIN_SMS`,
        says: `\`LOGIN_SMS\` has no Chinese text. Add an action for $.components.schemas.Scenario['x-enumDescriptions'].LOGIN_SMS to a file in openapi/overlays/zh: "Log in with a verification code."`,
      },
      {
        what: 'target',
        place: `${place(OVERLAY, 'variables.tenant')}13 at #/actions/2/target`,
        says: '$.servers[0].variables.tenant is not in the contract. Remove the action, or fix its path.',
      },
    ])('the $what is reported with file and line', ({ place, says }) => {
      expect(stderr).toContain(`] ${place}\n\n${says}\n`);
    });
  });

  test('that is not YAML is reported with file and line', () => {
    using copy = new ContractCopy();
    copy.edit(OVERLAY, 'actions:', '$&\n  - target: $.info: $.servers');
    const { status, stderr } = copy.generate();
    expect(status).toBe(1);
    expect(stderr).toContain(`] ${OVERLAY}:9:19 \n\nFailed to parse: bad indentation`);
  });
});
