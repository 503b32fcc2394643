import { readContract } from '@ciam-sms/contract/model';
import { defineConfig } from 'tsdown';
import { readFieldRules } from './scripts/field-rules.ts';

const sendSms = readContract().operations.find(({ id }) => id === 'sendSms');
if (!sendSms) throw new Error('The contract has no operation sendSms.');

export default defineConfig({
  entry: ['src/index.ts', 'src/explain.ts', 'src/validate.ts', 'src/facade.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  define: { SEND_SMS_RULES: JSON.stringify(readFieldRules(sendSms)) },
  dts: { sourcemap: true },
  sourcemap: true,
  // A file per source: the CommonJS files export nothing but what their sources export.
  unbundle: true,
});
