import { describe, expect, test } from 'vitest';
import { HELP, parseCommand, UsageError } from '../src/options.ts';

/** What the command line asks for where it says nothing. */
const shared = { port: 4010, host: '127.0.0.1', language: 'en', log: 'pretty' };
const defaults = { ...shared, captcha: 'any' };

describe('the command line', () => {
  test.for<[args: string[], env: NodeJS.ProcessEnv, command: object]>([
    [['--help'], {}, { name: 'help' }],
    [['-h', '--port', '1'], {}, { name: 'help' }],
    [['--version'], {}, { name: 'version' }],
    [['-v'], {}, { name: 'version' }],
    [[], {}, { name: 'mock', options: defaults }],
    [[], { MOCK_PORT: '' }, { name: 'mock', options: defaults }],
    [[], { MOCK_PORT: '5000' }, { name: 'mock', options: { ...defaults, port: 5000 } }],
    [['--port', '0'], { MOCK_PORT: '5000' }, { name: 'mock', options: { ...defaults, port: 0 } }],
    [['--port', '65535'], {}, { name: 'mock', options: { ...defaults, port: 65_535 } }],
    [
      ['--host', '0.0.0.0', '--language', 'zh', '--log', 'json'],
      {},
      { name: 'mock', options: { ...defaults, host: '0.0.0.0', language: 'zh', log: 'json' } },
    ],
    [
      ['--captcha', 'issued', '--secret', 'shared'],
      {},
      { name: 'mock', options: { ...defaults, captcha: 'issued', secret: 'shared' } },
    ],
    [['--log', 'silent'], {}, { name: 'mock', options: { ...defaults, log: 'silent' } }],
    [
      ['proxy', 'https://tenant.example/base'],
      {},
      {
        name: 'proxy',
        options: { ...shared, upstream: new URL('https://tenant.example/base'), errors: false, timeout: 10_000 },
      },
    ],
    [
      ['proxy', 'http://tenant.example', '--errors', '--timeout', '3600000'],
      {},
      {
        name: 'proxy',
        options: { ...shared, upstream: new URL('http://tenant.example'), errors: true, timeout: 3_600_000 },
      },
    ],
  ])('%j with %j is understood', ([args, env, command]) => {
    expect(parseCommand(args, env)).toEqual(command);
  });

  test.for<[args: string[], env: NodeJS.ProcessEnv, message: string]>([
    [['--port', 'abc'], {}, '--port is "abc"; it has to be a whole number from 0 to 65535'],
    [['--port', '8o80'], {}, '--port is "8o80"; it has to be a whole number from 0 to 65535'],
    [['--port', '0x50'], {}, '--port is "0x50"; it has to be a whole number from 0 to 65535'],
    [['--port', '1e3'], {}, '--port is "1e3"; it has to be a whole number from 0 to 65535'],
    [['--port', '65536'], {}, '--port is "65536"; it has to be a whole number from 0 to 65535'],
    [[], { MOCK_PORT: '-1' }, 'MOCK_PORT is "-1"; it has to be a whole number from 0 to 65535'],
    [['--language', 'fr'], {}, '--language is "fr"; it has to be one of: en, zh'],
    [['--log', 'loud'], {}, '--log is "loud"; it has to be one of: pretty, json, silent'],
    [['--captcha', 'real'], {}, '--captcha is "real"; it has to be one of: any, issued'],
    [['--prot', '1'], {}, "Unknown option '--prot'"],
    [['--port'], {}, "Option '--port <value>' argument missing"],
    [['serve'], {}, 'There is no command "serve". The only one is: proxy <url>'],
    [['proxy'], {}, 'proxy takes one URL: ciam-sms-mock proxy https://tenant.example'],
    [
      ['proxy', 'http://a.example', 'http://b.example'],
      {},
      'proxy takes one URL: ciam-sms-mock proxy https://tenant.example',
    ],
    [
      ['proxy', 'tenant.example'],
      {},
      '"tenant.example" is no URL to forward to; it has to begin with http:// or https://',
    ],
    [
      ['proxy', 'xhttp://tenant.example'],
      {},
      '"xhttp://tenant.example" is no URL to forward to; it has to begin with http:// or https://',
    ],
    [
      ['proxy', 'ftp://tenant.example'],
      {},
      '"ftp://tenant.example" is no URL to forward to; it has to begin with http:// or https://',
    ],
    [
      ['proxy', 'http://a.example', '--captcha', 'issued'],
      {},
      '--captcha and --secret do not belong to proxy, which issues no captchas',
    ],
    [
      ['proxy', 'http://a.example', '--secret', 'x'],
      {},
      '--captcha and --secret do not belong to proxy, which issues no captchas',
    ],
    [['--errors'], {}, '--errors and --timeout belong to: ciam-sms-mock proxy <url>'],
    [['--timeout', '5'], {}, '--errors and --timeout belong to: ciam-sms-mock proxy <url>'],
    [
      ['proxy', 'http://a.example', '--timeout', '3600001'],
      {},
      '--timeout is "3600001"; it has to be a whole number from 0 to 3600000',
    ],
  ])('%j with %j is refused', ([args, env, message]) => {
    expect(() => parseCommand(args, env)).toThrow(UsageError);
    expect(() => parseCommand(args, env)).toThrow(new UsageError(message));
  });

  test('is explained with every option that it takes', () => {
    const options = [...HELP.matchAll(/--[a-z]+/g)].map(([option]) => option);
    expect(options).toEqual([
      '--port',
      '--host',
      '--language',
      '--log',
      '--captcha',
      '--secret',
      '--help',
      '--version',
      '--errors',
      '--timeout',
    ]);
    expect(new UsageError('').name).toBe('UsageError');
  });
});
