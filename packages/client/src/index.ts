export { createApi } from './create-api.ts';
export { createSmsClient, type SmsClient } from './create-sms-client.ts';
export { facade } from './facade.ts';
export type { CallOptions, DeviceOptions, Setting, SmsClientOptions } from './options.ts';
export { orThrow, SmsSendError } from './or-throw.ts';
export type * from './result.ts';
