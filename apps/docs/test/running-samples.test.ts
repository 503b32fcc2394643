/** What the samples of operations of every kind send, in the languages that this machine can run. */
import type { OperationModel } from '@ciam-sms/contract/model';
import { type RecordedRequest, startMock } from '@ciam-sms/mock';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';
import { CONTROL_LANGUAGES } from '../src/samples/languages.ts';
import { control, find, foreign, ours } from './every-operation.ts';
import { type Arrived, expectArrived, startRecorder } from './recorder.ts';
import { RUNNABLE, runSamples } from './run-samples.ts';

/** A text that is data to a reader, and much else to a shell, a compiler or a URL. */
const NASTY = `a/b?c&d=1'"\\; $(exit 3) \`exit 4\``;

describe.for(RUNNABLE)('the samples in $label', ({ id, print }) => {
  const calls: Record<'toMock' | 'toRecorder' | 'typed' | 'toControl', Call[]> = {
    toMock: [],
    toRecorder: [],
    typed: [],
    toControl: [],
  };
  let [received, recorded, printed]: [readonly RecordedRequest[], Arrived[], string[]] = [[], [], []];
  beforeAll(async () => {
    await using mock = await startMock({ port: 0 });
    await using recorder = await startRecorder();
    const example = (operation: OperationModel) => exampleCall(operation, recorder.url, 'en');
    calls.toMock = ours.map((operation) => exampleCall(operation, mock.url, 'en'));
    calls.toRecorder = foreign.map(example);
    const typed = (operation: OperationModel, value: object): Call => ({
      ...example(operation),
      body: { mediaType: 'application/json', value },
    });
    calls.typed = [
      { ...example(find('getPhotoCaption')), path: { animalId: 7, photoName: NASTY }, query: { length: NASTY } },
      { ...example(find('deleteAnimal')), cookie: { session: NASTY } },
      typed(find('createAnimal'), { name: NASTY, tags: [NASTY] }),
      typed(find('sendSms'), { mobile: NASTY, type: NASTY, captcha_token: NASTY }),
    ];
    await using controlled = await startMock({ port: 0 });
    // The first sample waits for such a request.
    await fetch(`${controlled.url}/api/v2/sdk/sms/send`, { method: 'POST', headers: { 'X-L': 'zh' } });
    const ofControl = CONTROL_LANGUAGES.some((language) => language.id === id) ? control : [];
    calls.toControl = ofControl.map((operation) => exampleCall(operation, controlled.url, 'en'));
    printed = await runSamples(id, Object.values(calls).flat().map(print));
    received = mock.requests;
    recorded = recorder.requests;
  });

  test('send the example of every operation, which the mock accepts, and print what is returned', () => {
    expect(received.map(({ status }) => status)).toEqual(ours.map(({ responses }) => responses[0]?.status));
    for (const [index, call] of calls.toMock.entries()) {
      expect(received[index]?.body).toEqual(call.body?.value);
      const headers = Object.entries(toWire(call).headers).map(([name, value]) => [name.toLowerCase(), value]);
      expect(received[index]?.headers).toMatchObject(Object.fromEntries(headers));
      expect(printed[index]).toMatch(/200|sent/);
    }
  });

  test('send the example of any other operation, and print what is returned', () => {
    for (const [index, call] of calls.toRecorder.entries()) {
      expectArrived(recorded[index], call);
      expect(printed[index + ours.length]).toMatch(/200[\s\S]*a response/);
    }
  });

  test('control the mock, and print what it returns', () => {
    const statuses = control.map(({ responses }) => String(responses[0]?.status));
    for (const [index, call] of calls.toControl.entries()) {
      expect(printed.at(index - calls.toControl.length), call.operation.id).toContain(statuses[index]);
    }
  });

  test('keep what a reader types data, in an address, a cookie and a body', () => {
    const arrived = recorded.slice(foreign.length);
    expect(arrived).toHaveLength(calls.typed.length);
    for (const [index, call] of calls.typed.entries()) expectArrived(arrived[index], call);
  });
});
