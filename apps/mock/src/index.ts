export type { Language } from '@ciam-sms/contract';
export type { CaptchaOptions } from './captcha/captcha.ts';
export type { RecordedRequest } from './journal.ts';
export type { LogFormat } from './log.ts';
export type { ProxyOptions } from './proxy.ts';
export { type Mock, type StartMockOptions, startMock, startProxy } from './start-mock.ts';
