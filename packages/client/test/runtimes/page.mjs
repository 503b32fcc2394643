import * as client from '@ciam-sms/client';
import { baseUrl } from './base-url.mjs';
import { runCases } from './cases.mjs';

globalThis.failures = runCases(client, baseUrl);
