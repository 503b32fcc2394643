export { createApi } from './create-api.ts';
export { createSmsClient, type SmsClient } from './create-sms-client.ts';
export type { CallOptions, DeviceOptions, RequestInfo, Setting, SmsClientOptions } from './options.ts';
export { orThrow, SmsSendError } from './or-throw.ts';
export type * from './result.ts';
