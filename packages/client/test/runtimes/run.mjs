import * as client from '@ciam-sms/client';
import { explain } from '@ciam-sms/client/explain';
import { smsRequestSchema } from '@ciam-sms/client/validate';
import { baseUrl } from './base-url.mjs';
import { runCases } from './cases.mjs';

const failures = await runCases(client, baseUrl);
if (explain('IDAAS.SDK.CAPTCHA.0003')?.name !== 'captcha-token-expired') failures.push('explain does not explain');
if (smsRequestSchema()['~standard'].validate({}).issues.length !== 3) failures.push('validate does not validate');
console.log(JSON.stringify(failures));
