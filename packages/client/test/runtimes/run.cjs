const client = require('@ciam-sms/client');
const { explain } = require('@ciam-sms/client/explain');
const { smsRequestSchema } = require('@ciam-sms/client/validate');

Promise.all([import('./base-url.mjs'), import('./cases.mjs')]).then(async ([{ baseUrl }, { runCases }]) => {
  const failures = await runCases(client, baseUrl);
  if (explain('IDAAS.SDK.CAPTCHA.0003')?.name !== 'captcha-token-expired') failures.push('explain does not explain');
  if (smsRequestSchema()['~standard'].validate({}).issues.length !== 3) failures.push('validate does not validate');
  console.log(JSON.stringify(failures));
});
