const { startMock } = require('@ciam-sms/mock');

startMock({ port: 0 }).then(async (mock) => {
  mock.next({ operation: 'sendSms', status: 429, headers: { 'Retry-After': '5' } });
  const response = await fetch(`${mock.url}/api/v2/sdk/sms/send`, { method: 'POST' });
  await mock.close();
  const isPlanned = response.status === 429 && response.headers.get('retry-after') === '5';
  console.log(JSON.stringify(isPlanned ? [] : ['the mock does not respond as planned']));
});
