import { MIMEType } from 'node:util';
import type { PrismHttpComponents } from '@stoplight/prism-http';
import { findOperationResponse } from '@stoplight/prism-http/dist/validator/utils/spec.js';
import { parseBody } from '../body.ts';
import type { MockRequest, Violation } from '../operation.ts';
import { createAsk, mockConfig } from '../prism.ts';
import { decode, undecodable } from './encoding.ts';
import { toRecord } from './raw-headers.ts';
import type { UpstreamResponse } from './upstream-response.ts';

/**
 * Returns what is wrong with the upstream's response: what Prism finds, of which a status that the contract does not have is
 * always an error, and what Prism does not look at.
 *
 * @param request A request of an operation of the contract.
 */
export async function findResponseViolations(
  request: MockRequest,
  { status, upstream: { rawHeaders }, body: bytes }: UpstreamResponse,
): Promise<Violation[]> {
  const headers = toRecord(rawHeaders);
  const encoding = headers['content-encoding'] as string | undefined;
  const decoded = decode(bytes, encoding);
  const contentType = headers['content-type'] as string | undefined;
  const mediaType = contentType === undefined ? undefined : readMediaType(contentType);
  const body = parseBody(decoded ?? bytes, mediaType);
  const isUndecodable = decoded === undefined;
  const isHead = request.method === 'HEAD';

  let isBodyDocumented = true;
  // In place of the part of Prism that makes a response, this returns the one that came.
  const mock: PrismHttpComponents['mock'] =
    ({ resource }) =>
    () => {
      const documented = findOperationResponse(resource.responses, status);
      isBodyDocumented = documented._tag === 'None' || (documented.value.contents ?? []).length > 0;
      const { 'content-type': _, ...others } = headers;
      return {
        _tag: 'Right',
        right: {
          statusCode: status,
          headers: { ...others, ...(mediaType !== undefined && { 'content-type': mediaType }) } as Record<
            string,
            string
          >,
          body: body.kind === 'json' ? body.value : body.kind === 'unreadable' ? body.text : '',
        },
      };
    };
  const ask = createAsk({ ...mockConfig, validateRequest: false, checkSecurity: false }, { mock });
  const { violations } = await ask(request);

  const found = violations
    .filter(({ location }) => location[1] !== 'body' || !(isUndecodable || isHead))
    .map((violation) => (violation.location.length === 1 ? { ...violation, severity: 'Error' } : violation));
  if (contentType !== undefined && mediaType === undefined) found.push(MALFORMED_MEDIA_TYPE);
  if (isUndecodable) found.push(undecodable('response', encoding));
  else if (body.kind === 'unreadable' && body.reason === 'malformed-json') found.push(MALFORMED_JSON);
  if (!isBodyDocumented && body.kind !== 'absent')
    found.push({ ...UNEXPECTED, message: `${UNEXPECTED.message} ${status}` });
  return found;
}

const MALFORMED_MEDIA_TYPE: Violation = {
  location: ['response', 'header', 'content-type'],
  severity: 'Error',
  code: 'media-type',
  message: 'Response header content-type must be one media type',
};

const MALFORMED_JSON: Violation = {
  location: ['response', 'body'],
  severity: 'Error',
  code: 'json',
  message: 'Response body must be well-formed JSON in UTF-8',
};

const UNEXPECTED: Violation = {
  location: ['response', 'body'],
  severity: 'Error',
  code: 'unexpected',
  message: 'Response body must be empty: the contract documents none for the status',
};

/** A media type as Prism can read it: it fails at many that are written otherwise. */
function readMediaType(contentType: string): string | undefined {
  try {
    return String(new MIMEType(contentType));
  } catch {
    return undefined;
  }
}
