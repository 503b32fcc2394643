import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Contract, OperationModel } from '@ciam-sms/contract/model';
import fc from 'fast-check';
import { validRequests } from '../arbitraries.ts';
import { type WireRequest, writeRequest } from '../request.ts';
import { listViolations } from '../violations.ts';

type Pair = readonly [name: string, value: string];

/** A body, and how it goes over the wire. */
export interface Sent {
  /** Headers as they are spelled and ordered, those of the connection included. */
  headers: readonly Pair[];
  bytes: Buffer;
  isChunked: boolean;
}

/** One request, and the response that the server behind the proxy gives. */
export interface Case {
  operation: OperationModel;
  /** The request as the mock gets it. */
  request: WireRequest;
  /** The same, as the proxy gets it. */
  sent: Sent & { target: string };
  response: Sent & {
    status: number;
    reason: string;
    /** The body that its encoding hides. */
    plain: Buffer;
    /** What nobody has to compare with the contract to see that it is wrong. */
    isMalformed: boolean;
    interim: 'none' | '100' | '103';
  };
}

const ENCODERS = { identity: (body: Buffer) => body, gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
const encodings = fc.constantFrom(...(Object.keys(ENCODERS) as (keyof typeof ENCODERS)[]));
/** One of the others in a sixth of the cases. */
const rarely = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 5 * others.length, arbitrary: fc.constant(usual) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );

/** Headers that the contract does not know: repeated, spelled in any way, with any character. */
const latin1 = fc
  .oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.integer({ min: 0xa1, max: 0xff }))
  .map((code) => String.fromCharCode(code));
const ownHeaders = fc.array(
  fc.tuple(
    fc.constantFrom('X-Own', 'x-own', 'X-OWN', 'Cookie2', 'Via'),
    fc.string({ unit: latin1, minLength: 1, maxLength: 20 }),
  ),
  { maxLength: 4 },
);
const hops: [Pair[], ...Pair[][]] = [
  [],
  [
    ['Connection', 'X-Hop, keep-alive'],
    ['x-hop', 'mine'],
    ['TE', 'trailers'],
  ],
  [['Keep-Alive', 'timeout=9']],
];
const queries = fc.constantFrom('', 'a=1&a=2&flag', '%zz=%', 'q=%20+%2B&&=&é'.replace('é', '%E9'), 'to=/../x;y');

/** Makes cases of every operation, valid and not, with responses that keep to the contract or do not. */
export function cases({ operations }: Contract): fc.Arbitrary<Case> {
  return fc.oneof(...operations.map((operation) => casesOf(operation)));
}

function casesOf(operation: OperationModel): fc.Arbitrary<Case> {
  const valid = validRequests(operation);
  const broken = fc
    .tuple(valid, fc.constantFrom(...listViolations(operation)))
    .map(([parts, { apply }]) => apply(parts));
  const requests = fc
    .oneof({ weight: 3, arbitrary: valid }, { weight: 2, arbitrary: broken })
    .map((parts) => writeRequest(operation, parts));
  return fc
    .tuple(
      requests,
      rarely('', '/elsewhere', 'DELETE'),
      queries,
      ownHeaders,
      rarely(...hops),
      encodings,
      fc.boolean(),
      responsesOf(operation),
    )
    .map(([written, change, query, own, hop, encoding, isChunked, response]) => {
      const method = change === 'DELETE' ? change : written.method;
      const path = written.path + (change.startsWith('/') ? change : '');
      const plain = Buffer.from(written.body ?? '');
      const encoder = plain.length > 0 ? encoding : 'identity';
      const headers = [
        ...Object.entries(written.headers),
        ...(encoder === 'identity' ? [] : [['Content-Encoding', encoder] as const]),
        ...own,
        ...hop,
      ];
      return {
        operation,
        request: { ...written, method, path },
        sent: {
          target: query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`,
          headers,
          bytes: ENCODERS[encoder](plain),
          isChunked: isChunked && plain.length > 0,
        },
        response,
      };
    });
}

function responsesOf({ responses }: OperationModel): fc.Arbitrary<Case['response']> {
  type Documented = { status: number; mediaType?: string; body: string };
  const documented = responses.flatMap(({ status, contents }): Documented[] =>
    contents.length === 0
      ? [{ status, body: '' }]
      : contents.flatMap(({ mediaType, examples }) =>
          examples.map(({ value }) => ({ status, mediaType, body: JSON.stringify(value) })),
        ),
  );
  return fc
    .record({
      documented: fc.constantFrom(...documented),
      status: rarely(0, 201, 302, 404, 500, 503),
      body: rarely<string | undefined>(undefined, '', '{}', '{"error_code":', 'null', '[1]', '\xff', '"é"'),
      mediaType: rarely<string | undefined>(
        undefined,
        'text/html',
        'json',
        '',
        'application/json; charset=UTF-8',
        'twice',
      ),
      encoding: rarely<keyof typeof ENCODERS | 'wrong' | 'unknown'>(
        'identity',
        'gzip',
        'deflate',
        'br',
        'wrong',
        'unknown',
      ),
      own: ownHeaders,
      hop: rarely(...hops),
      isChunked: fc.boolean(),
      reason: fc.constantFrom('OK', 'Whatever it is', ''),
      interim: rarely<'none' | '100' | '103'>('none', '100', '103'),
    })
    .map(({ documented: one, own, hop, isChunked, reason, interim, ...changes }) => {
      const status = changes.status || one.status;
      const plain = Buffer.from(changes.body ?? one.body, 'latin1');
      const { name: encoding, bytes } = encode(plain, changes.encoding);
      const mediaType = changes.mediaType ?? one.mediaType;
      const types =
        mediaType === 'twice' ? ['application/json', 'text/html'] : mediaType === undefined ? [] : [mediaType];
      return {
        status,
        reason,
        interim,
        plain,
        bytes,
        isChunked,
        headers: [
          ...types.map((type) => ['Content-Type', type] as const),
          ...(encoding === undefined ? [] : [['Content-Encoding', encoding] as const]),
          ...own,
          ...hop,
        ],
        isMalformed:
          ['json', '', 'twice'].includes(mediaType ?? 'none') ||
          (plain.length > 0 && ['wrong', 'unknown'].includes(changes.encoding)),
      };
    });
}

function encode(plain: Buffer, encoding: keyof typeof ENCODERS | 'wrong' | 'unknown') {
  if (encoding === 'wrong') return { name: 'gzip', bytes: plain };
  if (encoding === 'unknown') return { name: 'x-unheard-of', bytes: plain };
  return { name: encoding === 'identity' ? undefined : encoding, bytes: ENCODERS[encoding](plain) };
}
