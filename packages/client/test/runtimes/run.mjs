import * as client from '@ciam-sms/client';
import { explain } from '@ciam-sms/client/explain';
import { baseUrl } from './base-url.mjs';
import { runCases } from './cases.mjs';

const failures = await runCases(client, baseUrl);
if (explain('IDAAS.SDK.CAPTCHA.0003')?.name !== 'captcha-token-expired') failures.push('explain does not explain');
console.log(JSON.stringify(failures));
