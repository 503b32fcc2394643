/** Traces every call through the hooks, here with a tracer of a few lines. OpenTelemetry's goes in the same way. */
import { createSmsClient, type RequestInfo } from '@ciam-sms/client';

/** What this example needs of `trace.getTracer('sms')` from `@opentelemetry/api`. */
const tracer = {
  startSpan: (name: string) => ({
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    setAttribute: (key: string, value: unknown) => console.log(`${name} ${key}=${value}`),
    end: () => console.log(`${name} ended`),
  }),
};

const spans = new WeakMap<RequestInfo, ReturnType<typeof tracer.startSpan>>();

const sms = createSmsClient({
  baseUrl: process.env.SMS_BASE_URL ?? 'https://tenant.example.com',
  clientId: 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
  device: { operatingSystemVersion: 'windows10.1.1', fingerprint: '156aysdna213sc50', userAgent: 'example' },
  beforeRequest: (request) => {
    const span = tracer.startSpan(`${request.method} ${new URL(request.url).pathname}`);
    spans.set(request, span); // afterResult gets the same object
    return { traceparent: span.traceparent };
  },
  afterResult: (result, request) => {
    // Nothing enumerable in a result is personal, so all of it may become an attribute.
    const span = spans.get(request);
    span?.setAttribute('outcome', result.outcome);
    span?.setAttribute('http.response.status_code', result.status);
    console.error(`${Math.round(result.duration)} ms`);
    span?.end();
  },
});
await sms.send({ mobile: '15200000000', type: 'LOGIN_SMS', captcha_token: 'token' });
