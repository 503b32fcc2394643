export type { Language } from '@ciam-sms/contract';
export type { CaptchaOptions } from './captcha/captcha.ts';
export type { Covered } from './control/coverage.ts';
export type { Delay } from './control/plan.ts';
export type { Fault, PlannedResponse } from './control/planned.ts';
export type { LogFormat } from './log.ts';
export type { ProxyOptions } from './proxy/proxy.ts';
export type { RecordedRequest } from './recorded-request.ts';
export {
  type ControlledMock,
  type Mock,
  type ServerOptions,
  type StartMockOptions,
  startMock,
  startProxy,
} from './start-mock.ts';
