const client = require('@ciam-sms/client');
const { explain } = require('@ciam-sms/client/explain');

Promise.all([import('./base-url.mjs'), import('./cases.mjs')]).then(async ([{ baseUrl }, { runCases }]) => {
  const failures = await runCases(client, baseUrl);
  if (explain('IDAAS.SDK.CAPTCHA.0003')?.name !== 'captcha-token-expired') failures.push('explain does not explain');
  console.log(JSON.stringify(failures));
});
