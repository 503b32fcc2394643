import { afterEach, expect, test, vi } from 'vitest';
import { createLog, type LogEntry, type LogFormat } from '../src/log.ts';

afterEach(() => void vi.restoreAllMocks());

/** What is written to stdout of one request. */
function logged(format: LogFormat, entry: LogEntry): string {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  createLog(format)?.(entry);
  return written.join('');
}

const good: LogEntry = { method: 'POST', path: '/sms', status: 200, milliseconds: 1.23456 };
const bad: LogEntry = {
  method: 'GET',
  path: '/users/15200000000',
  status: 400,
  example: 'send-failed.en',
  milliseconds: 2,
  violations: [
    {
      location: ['request', 'body', '13900000000'],
      severity: 'Error',
      code: 'type',
      message: '15200000000 is not a string',
    },
    { location: ['response'], severity: 'Error', message: 'Route not resolved' },
  ],
};

test('a pretty line tells method, path, status, example and time', () => {
  expect(logged('pretty', good)).toBe('POST /sms 200 - 1.23 ms\n');
});

test('a pretty line is followed by what was wrong, one to a line, without numbers', () => {
  expect(logged('pretty', bad)).toBe(`GET /users/152******** 400 send-failed.en 2 ms
  ! request.body.139********: 152******** is not a string
  ! response: Route not resolved
`);
});

test('a JSON line holds the same, and nothing that there is not', () => {
  expect(logged('json', good)).toBe('{"method":"POST","path":"/sms","status":200,"milliseconds":1.23}\n');
  expect(logged('json', { ...good, violations: [] })).not.toContain('violations');
  expect(JSON.parse(logged('json', bad))).toEqual({
    method: 'GET',
    path: '/users/152********',
    status: 400,
    example: 'send-failed.en',
    milliseconds: 2,
    violations: ['152******** is not a string', 'Route not resolved'],
  });
});

test('both forms name the fault that was planned', () => {
  expect(logged('pretty', { ...good, fault: 'reset' })).toBe('POST /sms 200 - 1.23 ms, fault: reset\n');
  expect(JSON.parse(logged('json', { ...good, fault: 'reset' }))).toMatchObject({ status: 200, fault: 'reset' });
});

test('silence logs nothing', () => {
  expect(createLog('silent')).toBeUndefined();
});
