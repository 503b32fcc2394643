import { describe, expect, test } from 'vitest';
import { ContractCopy, lintCopy } from './contract-copy.ts';
import { ERROR, mistakes, PATH, REJECTED } from './mistakes.ts';

describe('the lint rules of the contract', () => {
  test.for(mistakes)('report $what', async ({ file, from, to, rule, says, at }) => {
    using copy = new ContractCopy();
    copy.edit(file, from, to);
    const problems = await lintCopy(copy);
    const problem = problems.find(({ ruleId }) => ruleId === rule);
    expect(problem?.message).toContain(says);
    expect(problem?.location[0]?.source.absoluteRef).toBe(`${copy.folder}/${file}`);
    if (at) expect(problem?.location[0]?.pointer).toBe(at);
  });

  test('report a reference to an error without one of its languages once', async () => {
    using copy = new ContractCopy();
    copy.write(ERROR, copy.read(ERROR).replace(/captcha-token-expired\.zh:.*/s, ''));
    const problems = await lintCopy(copy);
    expect(problems.map(({ ruleId, message }) => [ruleId, message])).toEqual([
      ['no-unresolved-refs', "Can't resolve $ref"],
    ]);
  });

  test('report references to a folder that does not exist, and nothing that follows from that', async () => {
    using copy = new ContractCopy();
    copy.write(REJECTED, copy.read(REJECTED).replaceAll('../errors/IDAAS.SDK.CAPTCHA', '../error/IDAAS.SDK.CAPTCHA'));
    copy.edit(PATH, '../components/parameters/X-agent.yaml', '../components/parameter/X-agent.yaml');
    copy.edit(PATH, '../components/schemas/SendSmsRequest.yaml', '../components/schema/SendSmsRequest.yaml');
    const rules = (await lintCopy(copy)).map(({ ruleId }) => ruleId);
    expect(rules.filter((rule) => rule.startsWith('ciam/'))).toEqual([]);
    expect(rules).toContain('no-unresolved-refs');
  });

  test('report a response whose reference leads nowhere, and nothing that follows from that', async () => {
    using copy = new ContractCopy();
    copy.edit(PATH, '../components/responses/SendSmsRejected.yaml', '../components/response/SendSmsRejected.yaml');
    const rules = (await lintCopy(copy)).map(({ ruleId }) => ruleId);
    expect(rules).toEqual(['no-unresolved-refs']);
  });

  test('report a mistake in an error that operations share once', async () => {
    using copy = new ContractCopy();
    copy.edit('openapi/components/errors/IDAAS.SDK.PARAM.0001.yaml', 'x-remedy: ', 'x-remedy: then ');
    expect((await lintCopy(copy)).map(({ ruleId }) => ruleId)).toEqual(['ciam/errors']);
  });

  test('report all that a code in the file of another leads to as that', async () => {
    using copy = new ContractCopy();
    copy.edit(ERROR, 'error_code: IDAAS.SDK.CAPTCHA.0003', 'error_code: IDAAS.SDK.CAPTCHA.0004');
    expect((await lintCopy(copy)).map(({ ruleId }) => ruleId)).toEqual(['ciam/errors']);
  });

  test('report a file that is not named after its code as that, even if the code is listed', async () => {
    using copy = new ContractCopy();
    copy.write('openapi/components/errors/DailyLimit.yaml', copy.read(ERROR));
    copy.write(REJECTED, copy.read(REJECTED).replaceAll('IDAAS.SDK.CAPTCHA.0003.yaml', 'DailyLimit.yaml'));
    const rules = (await lintCopy(copy)).map(({ ruleId }) => ruleId);
    expect(new Set(rules)).toEqual(new Set(['ciam/errors']));
  });

  test('report an operation without an id once', async () => {
    using copy = new ContractCopy();
    copy.edit(PATH, '  operationId: sendSms\n', '');
    copy.edit('openapi/paths/api_v2_sdk_captcha.yaml', '  operationId: getCaptcha\n', '');
    expect((await lintCopy(copy)).map(({ ruleId }) => ruleId)).toEqual([
      'operation-operationId',
      'operation-operationId',
    ]);
  });

  test('report an id of two operations once, with the place of both', async () => {
    using copy = new ContractCopy();
    copy.edit(PATH, 'operationId: sendSms', 'operationId: getCaptcha');
    const problems = await lintCopy(copy);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Operation id `getCaptcha` is that of two operations, api_v2_sdk_\w+\.yaml#\/(get|post) and api_v2_sdk_\w+\.yaml#\/(get|post)\. Rename one/,
      ),
    ]);
  });

  test('report a file that is not named after its path', async () => {
    using copy = new ContractCopy();
    copy.write('openapi/paths/sms.yaml', copy.read(PATH));
    copy.edit('openapi/openapi.yaml', PATH.replace('openapi/', ''), 'paths/sms.yaml');
    const problems = await lintCopy(copy);
    expect(problems.map(({ message, location: [place] }) => [place?.pointer, message])).toEqual([
      [
        '#/paths/~1api~1v2~1sdk~1sms~1send/$ref',
        'The file of path `/api/v2/sdk/sms/send` is called `sms.yaml`. Rename it to `api_v2_sdk_sms_send.yaml`, so that it is found by its path.',
      ],
    ]);
  });
});
