import { describe, expect, test } from 'vitest';
import { startMock, startProxy } from '../dist/index.js';
import { HELP, parseCommand, UsageError } from '../src/options.ts';

const defaults = { log: 'pretty' };

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
    [['-p', '65535'], {}, { name: 'mock', options: { ...defaults, port: 65_535 } }],
    [['--port-file', 'port.txt'], {}, { name: 'mock', options: defaults, portFile: 'port.txt' }],
    [
      ['--cert', 'a.pem', '--key', 'b.pem'],
      {},
      { name: 'mock', options: { ...defaults, cert: 'a.pem', key: 'b.pem' } },
    ],
    [
      ['--host', '0.0.0.0', '--language', 'zh', '--log', 'json'],
      {},
      { name: 'mock', options: { host: '0.0.0.0', language: 'zh', log: 'json' } },
    ],
    [
      ['--captcha', 'issued', '--secret', 's'],
      {},
      { name: 'mock', options: { ...defaults, captcha: 'issued', secret: 's' } },
    ],
    [['--secret=-s'], {}, { name: 'mock', options: { ...defaults, secret: '-s' } }],
    [['--delay', '200'], {}, { name: 'mock', options: { ...defaults, delay: 200 } }],
    [['--delay', '200..800'], {}, { name: 'mock', options: { ...defaults, delay: [200, 800] } }],
    [['--drain', '5000'], {}, { name: 'mock', options: { ...defaults, drain: 5000 } }],
    [['--control'], {}, { name: 'mock', options: { ...defaults, control: true } }],
    [['--log', 'silent'], {}, { name: 'mock', options: { ...defaults, log: 'silent' } }],
    [
      ['proxy', 'https://tenant.example/base'],
      {},
      {
        name: 'proxy',
        options: { ...defaults, upstream: 'https://tenant.example/base' },
      },
    ],
    [
      ['proxy', 'http://tenant.example', '--errors', '--timeout', '3600000'],
      {},
      {
        name: 'proxy',
        options: { ...defaults, upstream: 'http://tenant.example', errors: true, timeout: 3_600_000 },
      },
    ],
    [
      ['proxy', 'https://a.example', '--ca', 'ca.pem', '--insecure', '--cors', 'http://localhost:3000'],
      {},
      {
        name: 'proxy',
        options: {
          ...defaults,
          upstream: 'https://a.example',
          ca: 'ca.pem',
          insecure: true,
          cors: 'http://localhost:3000',
        },
      },
    ],
  ])('%j with %j is understood', ([args, env, command]) => {
    expect(parseCommand(args, env)).toEqual(command);
  });

  test.for<[args: string[], env: NodeJS.ProcessEnv, message: string]>([
    [['--port', 'abc'], {}, '--port is "abc"; it must be a whole number from 0 to 65535'],
    [['--port', '8o80'], {}, '--port is "8o80"; it must be a whole number from 0 to 65535'],
    [['--port', '0x50'], {}, '--port is "0x50"; it must be a whole number from 0 to 65535'],
    [['--port', '1e3'], {}, '--port is "1e3"; it must be a whole number from 0 to 65535'],
    [['--port', '65536'], {}, '--port is "65536"; it must be a whole number from 0 to 65535'],
    [[], { MOCK_PORT: '-1' }, 'MOCK_PORT is "-1"; it must be a whole number from 0 to 65535'],
    [['--language', 'fr'], {}, '--language is "fr"; it must be one of: en, zh'],
    [['--log', 'loud'], {}, '--log is "loud"; it must be one of: pretty, json, silent'],
    [['--host', ''], {}, '--host is ""; it must be an address'],
    [['--port-file', ''], {}, '--port-file is ""; it must be a file'],
    [['--cert', 'a.pem'], {}, '--cert and --key belong together: use both or neither'],
    [['--key', ''], {}, '--key is ""; it must be a file'],
    [['--captcha', 'real'], {}, '--captcha is "real"; it must be one of: any, issued'],
    [
      ['--delay', '800..200'],
      {},
      '--delay is "800..200"; it must be milliseconds up to 600000, or a range such as 200..800',
    ],
    [['--drain', 'long'], {}, '--drain is "long"; it must be a whole number from 0 to 600000'],
    [['--delay', 'slow'], {}, '--delay is "slow"; it must be milliseconds up to 600000, or a range such as 200..800'],
    ...[['--captcha', 'issued'], ['--secret', 'x'], ['--delay', '1'], ['--control']].map(
      (args): [string[], object, string] => [
        ['proxy', 'http://a.example', ...args],
        {},
        `${args[0]} is not an option of proxy, whose responses come from the real server`,
      ],
    ),
    [['--prot', '1'], {}, '--prot is unknown. Run ciam-sms-mock --help for the options'],
    [['-x'], {}, '-x is unknown. Run ciam-sms-mock --help for the options'],
    [['--port'], {}, '--port needs a value. Use: --port=<value>'],
    [['-p'], {}, '-p needs a value. Use: --port=<value>'],
    [['--host', '--log', 'json'], {}, '--host needs a value. Use: --host=<value>'],
    [['--control=no'], {}, '--control takes no value. Use: --control'],
    [['--drain', '-1'], {}, '--drain is "-1"; it must be a whole number from 0 to 600000'],
    [['-p', '-1'], {}, '--port is "-1"; it must be a whole number from 0 to 65535'],
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
      '<url> is "tenant.example"; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
    ],
    [
      ['proxy', 'xhttp://tenant.example'],
      {},
      '<url> is "xhttp://tenant.example"; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
    ],
    [
      ['proxy', 'ftp://tenant.example'],
      {},
      '<url> is "ftp://tenant.example"; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
    ],
    ...['--errors', '--timeout=5', '--ca=x', '--insecure', '--cors=*'].map((arg): [string[], object, string] => [
      [arg],
      {},
      `${arg.split('=')[0]} is an option of: ciam-sms-mock proxy <url>`,
    ]),
    ...['http://me:secret@a.example', 'http://me@a.example', 'ftp://me:secret@a.example', 'me:secret@a.example'].map(
      (url): [string[], object, string] => [
        ['proxy', url],
        {},
        '<url> contains an "@"; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
      ],
    ),
    [
      ['proxy', 'http://a.example?tenant=1'],
      {},
      '<url> is "http://a.example?tenant=1"; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
    ],
    ...['localhost:3000', 'http://localhost:3000/', 'null', ''].map((origin): [string[], object, string] => [
      ['proxy', 'http://a.example', '--cors', origin],
      {},
      `--cors is "${origin}"; it must be an origin such as http://localhost:3000, or *`,
    ]),
    [
      ['proxy', 'http://a.example', '--timeout', '0'],
      {},
      '--timeout is "0"; it must be a whole number from 1 to 3600000',
    ],
    [
      ['proxy', 'http://a.example', '--timeout', '3600001'],
      {},
      '--timeout is "3600001"; it must be a whole number from 1 to 3600000',
    ],
  ])('%j with %j is refused', ([args, env, message]) => {
    expect(() => parseCommand(args, env)).toThrow(UsageError);
    expect(() => parseCommand(args, env)).toThrow(new UsageError(message));
  });

  test('is explained with every option that it takes', () => {
    const options = [...HELP.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    expect(options).toEqual([
      '--port',
      '--port-file',
      '--host',
      '--language',
      '--log',
      '--cert',
      '--key',
      '--drain',
      '--captcha',
      '--secret',
      '--delay',
      '--control',
      '--help',
      '--version',
      '--errors',
      '--timeout',
      '--ca',
      '--insecure',
      '--cors',
    ]);
    expect(HELP).toContain('$NODE_EXTRA_CA_CERTS');
    expect(new UsageError('').name).toBe('UsageError');
  });
});

test.for<[options: object, message: string]>([
  [{ port: '80' }, 'port is "80"; it must be a whole number from 0 to 65535'],
  [{ port: 1.5 }, 'port is "1.5"; it must be a whole number from 0 to 65535'],
  [{ port: -1 }, 'port is "-1"; it must be a whole number from 0 to 65535'],
  [{ host: 1 }, 'host is "1"; it must be an address'],
  [{ language: 'fr' }, 'language is "fr"; it must be one of: en, zh'],
  [{ log: null }, 'log is "null"; it must be one of: pretty, json, silent'],
  [{ captcha: 'real' }, 'captcha is "real"; it must be one of: any, issued'],
  [{ now: 0 }, 'now is "0"; it must be a function that returns milliseconds since 1970'],
  [{ delay: [2, 1] }, 'delay is "2..1"; it must be milliseconds up to 600000, or a range such as 200..800'],
])('in code, %j is rejected', async ([options, message]) => {
  await expect(startMock(options)).rejects.toThrow(new TypeError(message));
});

test.for<[options: object, message: string]>([
  [{ port: '80' }, 'port is "80"; it must be a whole number from 0 to 65535'],
  [
    { upstream: undefined },
    'upstream is missing; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
  ],
  [{ errors: 'yes' }, 'errors is "yes"; it must be one of: true, false'],
  [{ timeout: 3_600_001 }, 'timeout is "3600001"; it must be a whole number from 1 to 3600000'],
  [{ timeout: 0 }, 'timeout is "0"; it must be a whole number from 1 to 3600000'],
  [
    { upstream: new URL('http://me:secret@a.example') },
    'upstream contains an "@"; it must be a URL that starts with http:// or https://, without user name, password, query or fragment',
  ],
])('in code, a proxy with %j is rejected', async ([options, message]) => {
  const upstream = 'http://tenant.example';
  await expect(startProxy({ upstream, ...options })).rejects.toThrow(new TypeError(message));
});

test.for<[string, unknown]>([
  ['a number', 5],
  ['text', 'http://me:secret@a.example'],
  ['null', null],
  ['a list', []],
])('in code, options are an object, not %s', async ([, options]) => {
  const expected = /^The options must be an object\. Use: port, host, /;
  await expect(startMock(options as never)).rejects.toThrow(expected);
  await expect(startProxy(options as never)).rejects.toThrow(expected);
});

describe('in code, an option that does not exist is rejected', () => {
  const ofServer = 'port, host, language, log, cert, key';

  test.for([{ prt: 1 }, { upstream: 'http://tenant.example' }])('by a mock: %j', async (options) => {
    const [option] = Object.keys(options);
    const known = `${ofServer}, drain, captcha, secret, now, delay, control`;
    await expect(startMock(options as object)).rejects.toThrow(new TypeError(`${option} is unknown. Use: ${known}`));
  });

  test.for([{ prt: 1 }, { captcha: 'issued' }])('by a proxy: %j', async (options) => {
    const [option] = Object.keys(options);
    const known = `${ofServer}, upstream, errors, timeout, ca, insecure, cors`;
    await expect(startProxy({ upstream: 'http://tenant.example', ...options })).rejects.toThrow(
      new TypeError(`${option} is unknown. Use: ${known}`),
    );
  });

  test('unless it is undefined', async () => {
    await using mock = await startMock({ port: 0, prt: undefined } as object);
    const options = { port: 0, upstream: mock.url, captcha: undefined };
    await using proxy = await startProxy(options);
    expect((await fetch(`${proxy.url}/health`)).status).toBe(200);
  });
});
