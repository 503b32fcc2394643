import { RepositoryCopy } from '@ciam-sms/testing/repository-copy';
import { describe, expect, test } from 'vitest';
import { ContractCopy } from './contract-copy.ts';

const GENERATED = 'packages/contract/src/generated';

describe('npm run generate', () => {
  test('writes the same bytes again', () => {
    using copy = new ContractCopy();
    const files = ['catalogue.ts', 'openapi.ts', 'operations.ts'].map((file) => `${GENERATED}/${file}`);
    const before = files.map((file) => copy.read(file));
    copy.remove(GENERATED);
    expect(copy.generate()).toMatchObject({ status: 0 });
    expect(files.map((file) => copy.read(file))).toEqual(before);
  });

  test('carries a changed message into the catalogue, the model and the bundled document', () => {
    using copy = new ContractCopy();
    copy.edit(
      'openapi/components/errors/IDAAS.SDK.USER.0004.yaml',
      'Mobile number cannot be empty',
      'No mobile number',
    );
    expect(copy.generate()).toEqual({
      status: 0,
      stdout: `Generated from openapi/, and changed:\n  ${GENERATED}/catalogue.ts\n`,
      stderr: '',
    });
    expect(copy.read(`${GENERATED}/catalogue.ts`)).toContain('"en": "No mobile number"');
    expect(copy.read('packages/contract/dist/model.json')).toContain('"en": "No mobile number"');
    expect(copy.read('packages/contract/dist/openapi.yaml')).toContain('error_msg: No mobile number');
  });

  test('says file, line, rule and remedy of a broken rule, and generates nothing', () => {
    using copy = new ContractCopy();
    copy.remove(GENERATED);
    copy.edit('openapi/components/schemas/SendSmsRequest.yaml', 'description: Mobile number', 'title: Mobile number');
    const { status, stdout, stderr } = copy.generate();
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/openapi\/components\/schemas\/SendSmsRequest\.yaml:8:3/);
    expect(stderr).toContain('ciam/described-properties');
    expect(stderr).toContain('Property `mobile` has no description. Add a `description` that says what it means.');
    expect(stderr).toContain('nothing was generated');
    expect(() => copy.read(`${GENERATED}/catalogue.ts`)).toThrow('ENOENT');
  });

  describe('rejects a file that nothing refers to:', () => {
    using copy = new ContractCopy();
    const files = ['components/errors/UNUSED.0001.yaml', 'components/parameters/X-unused.yaml', 'paths/unused.yaml'];
    for (const file of files) copy.write(`openapi/${file}`, 'x: 1\n');
    const { status, stderr } = copy.generate();

    test('nothing is generated', () => {
      expect(status).toBe(1);
      expect(stderr).toContain('nothing was generated');
    });

    test.for([
      {
        what: 'an error',
        file: files[0],
        says: 'Add its examples to a response, with their cause in `x-mock-causes`, or delete the file.',
      },
      { what: 'another component', file: files[1], says: 'Refer to it where it is needed, or delete the file.' },
      { what: 'a path', file: files[2], says: 'Add its path to openapi/openapi.yaml, or delete the file.' },
    ])('$what, with file and line', ({ file, says }) => {
      expect(stderr).toContain(`] openapi/${file}:1:1 \n\nNothing in the contract refers to this file. ${says}\n`);
    });
  });

  test('does not bury the report of a broken rule below a list of all files', () => {
    using copy = new ContractCopy();
    copy.edit('openapi/components/schemas/SendSmsRequest.yaml', 'description: Mobile number', 'title: Mobile number');
    expect(copy.generate().stderr).not.toContain('openapi/overlays/zh/parameters.yaml');
  });

  test('keeps tags in Chinese as they are', () => {
    using copy = new ContractCopy();
    copy.add(
      'openapi/openapi.yaml',
      'tags: [{ name: 短信, description: 短信。 }, { name: 图形验证码, description: 图形验证码。 }]',
    );
    copy.add('openapi/paths/api_v2_sdk_sms_send.yaml', 'post: { tags: [短信] }');
    copy.add('openapi/paths/api_v2_sdk_captcha.yaml', 'get: { tags: [图形验证码] }');
    expect(copy.generate()).toMatchObject({ status: 0, stderr: '' });
    const { operations } = JSON.parse(copy.read('packages/contract/dist/model.json'));
    expect(operations.flatMap(({ tags }: { tags: string[] }) => tags)).toEqual(['短信', '图形验证码']);
  });
});

describe('npm run lint:contract', () => {
  const parts = ['openapi', 'redocly.yaml', 'package.json', 'tsconfig.base.json', 'packages/contract'];
  const lint = (copy: RepositoryCopy) => copy.run('.', 'npm', 'run', '--silent', 'lint:contract');

  test('reports what generating would, and generates nothing', () => {
    using copy = new RepositoryCopy([...parts, 'apps/mock/control']);
    copy.remove(GENERATED);
    copy.remove('openapi/overlays/zh/api_v2_sdk_captcha.yaml');
    const { status, stderr } = lint(copy);
    expect(status).toBe(1);
    expect(stderr).toContain('`summary` has no Chinese text');
    expect(() => copy.read(`${GENERATED}/catalogue.ts`)).toThrow('ENOENT');
  });

  test.for(['openapi/workflows/send-a-code.arazzo.yaml', 'apps/mock/control/openapi.yaml'])('checks %s', (file) => {
    using copy = new RepositoryCopy([...parts, 'apps/mock/control']);
    copy.edit(file, 'info:', 'infos:');
    const { status, stdout, stderr } = lint(copy);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(`${file}:`);
  });
});

describe('npm run check:generated', () => {
  test('is content with what was generated', () => {
    using copy = new ContractCopy();
    expect(copy.generate('--check')).toMatchObject({ status: 0, stderr: '' });
  });

  test('names each file that was edited by hand or is missing, and the command that restores them', () => {
    using copy = new ContractCopy();
    copy.edit(`${GENERATED}/catalogue.ts`, 'IDAAS', 'IDEAS');
    copy.remove(`${GENERATED}/operations.ts`);
    const { status, stderr } = copy.generate('--check');
    expect(status).toBe(1);
    expect(stderr).toContain(`${GENERATED}/catalogue.ts`);
    expect(stderr).toContain(`${GENERATED}/operations.ts`);
    expect(stderr).not.toContain('openapi.ts');
    expect(stderr).toContain('npm run generate');
  });
});
