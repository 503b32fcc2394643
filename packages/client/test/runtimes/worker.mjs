import * as client from '@ciam-sms/client';
import { baseUrl } from './base-url.mjs';
import { runCases } from './cases.mjs';

export default {
  fetch: async () => Response.json(await runCases(client, baseUrl)),
};
