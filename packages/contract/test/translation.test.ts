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

  describe('that changes the API', () => {
    using copy = new ContractCopy();
    const PARAMETERS = 'openapi/overlays/zh/parameters.yaml';
    const inHeader = "$.components.parameters['X-L']";
    copy.edit(PATH_OVERLAY, '    update:\n', '$&      tags: [x]\n');
    copy.write(
      PARAMETERS,
      `${copy.read(PARAMETERS)}  - target: ${inHeader}
    update:
      required: true
      schema:
        enum: [fr-FR]
      example: 中文
  - target: $.components.schemas.SendSmsRequest
    update:
      properties:
        headers: { description: 字段。, type: string }
  - target: $.components.schemas.SendSmsRequest.properties.mobile
    remove: true
`,
    );
    const { status, stderr } = copy.generate();

    test('is rejected', () => {
      expect(status).toBe(1);
      expect(stderr).toContain('nothing was generated');
    });

    test.for([
      { what: 'a tag', file: PATH_OVERLAY, at: 'update/tags', path: "$.paths['/api/v2/sdk/sms/send'].post.tags" },
      { what: 'a member', file: PARAMETERS, at: 'update/required', path: `${inHeader}.required` },
      { what: 'a value in a list', file: PARAMETERS, at: 'update/schema/enum', path: `${inHeader}.schema.enum` },
      { what: 'a Chinese value', file: PARAMETERS, at: 'update/example', path: `${inHeader}.example` },
      {
        what: 'a field',
        file: PARAMETERS,
        at: 'update/properties/headers',
        path: '$.components.schemas.SendSmsRequest.properties.headers',
      },
      {
        what: 'what it removes',
        file: PARAMETERS,
        at: '',
        path: '$.components.schemas.SendSmsRequest.properties.mobile',
      },
    ])('$what is reported with file and line', ({ file, at, path }) => {
      const [report = ''] = stderr.split(/\n(?=\[)/).filter((one) => one.includes(`The overlay changes ${path}`));
      expect(report).toMatch(new RegExp(`\\] ${file}:\\d+:\\d+ at #/actions/\\d+/?${at}\\n`));
      expect(report).toContain('but may change only texts. Remove this; to change the API, edit the contract itself.');
    });
  });

  test('of a path is in the file named like that of the path', () => {
    using copy = new ContractCopy();
    copy.write('openapi/overlays/zh/quota.yaml', copy.read(PATH_OVERLAY));
    copy.remove(PATH_OVERLAY);
    const { status, stderr } = copy.generate();
    expect(status).toBe(1);
    expect(stderr).toContain(
      `] openapi/overlays/zh/quota.yaml:7:13 at #/actions/0/target\n\nThe Chinese texts of /api/v2/sdk/sms/send belong in ${PATH_OVERLAY}. Move the action to it, or rename this file.\n`,
    );
  });

  test('may translate a field whose name is that of a keyword', () => {
    using copy = new ContractCopy();
    copy.add(
      'openapi/components/schemas/SendSmsRequest.yaml',
      JSON.stringify({
        properties: Object.fromEntries(
          ['headers', 'value', 'description'].map((name) => [
            name,
            { type: 'string', description: 'A field.', examples: ['a'], 'x-personal-data': false },
          ]),
        ),
      }),
    );
    const texts = ['headers', 'value', 'description'].map((name) => `        ${name}: { description: 字段。 }\n`);
    copy.write(
      OVERLAY,
      `${copy.read(OVERLAY)}  - target: $.components.schemas.SendSmsRequest\n    update:\n      properties:\n${texts.join('')}`,
    );
    expect(copy.generate()).toMatchObject({ status: 0, stderr: '' });
  });

  test('that is not YAML is reported with file and line', () => {
    using copy = new ContractCopy();
    copy.edit(OVERLAY, 'actions:', '$&\n  - target: $.info: $.servers');
    const { status, stderr } = copy.generate();
    expect(status).toBe(1);
    expect(stderr).toContain(`] ${OVERLAY}:9:19 \n\nFailed to parse: bad indentation`);
  });
});
