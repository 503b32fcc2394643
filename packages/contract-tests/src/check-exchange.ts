import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import { type Document, OpenAPIValidator } from 'openapi-backend';

const contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json'));

/** One request and its response, as they went over the wire. */
export interface Exchange {
  method: string;
  path: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

type MediaTypes = Record<string, unknown> | undefined;

/** Makes a checker of exchanges with openapi-backend, a validator that shares no code with Prism. */
export async function createExchangeCheck() {
  const definition = (await $RefParser.dereference(contract)) as Document;
  const validator = new OpenAPIValidator({ definition, ajvOpts: { strict: false, allErrors: true } });

  /** Says everything that is wrong with a request, in the contract's eyes; nothing if it keeps to the contract. */
  function requestProblems({ method, path, requestHeaders, requestBody }: Exchange): string[] {
    const operation = findOperation(path, method);
    if (!operation) return [`the contract has no ${method} ${path}`];
    const accepted = contentOf(operation.requestBody);
    const problems = mediaTypeProblems('request', accepted, requestHeaders['content-type'], requestBody);
    const { errors } = validator.validateRequest(
      { method, path, headers: requestHeaders, query: {}, body: requestBody },
      operation,
    );
    return [...problems, ...describe('request', errors)];
  }

  /** Says everything that is wrong with a response. */
  function responseProblems({ method, path, status, responseHeaders, responseBody }: Exchange): string[] {
    const operation = findOperation(path, method);
    const response = operation?.responses?.[String(status)];
    if (!operation || !response) return [`the contract has no answer ${status} for ${method} ${path}`];
    const documented = contentOf(response);
    if (!documented)
      return responseBody === '' ? [] : [`answer ${status} has a body, of which the contract knows nothing`];
    const problems = mediaTypeProblems('response', documented, responseHeaders['content-type'], responseBody);
    if (problems.length > 0) return problems;
    return describe('response', validator.validateResponse(JSON.parse(responseBody), operation, status).errors);
  }

  function findOperation(path: string, method: string) {
    return validator.router
      .getOperations()
      .find((operation) => operation.path === path && operation.method === method.toLowerCase());
  }

  return { requestProblems, responseProblems };
}

function contentOf(part: object | undefined): MediaTypes {
  return part && 'content' in part ? (part.content as MediaTypes) : undefined;
}

function mediaTypeProblems(side: string, documented: MediaTypes, actual = 'none', body = ''): string[] {
  const essence = actual.split(';')[0]?.trim().toLowerCase() ?? '';
  if (documented && !(essence in documented)) return [`${side} media type ${essence} is not the contract's`];
  try {
    JSON.parse(body);
    return [];
  } catch {
    return [`${side} body is not JSON`];
  }
}

function describe(side: string, errors: { instancePath: string; message?: string }[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath, message }) => `${side}${instancePath} ${message}`);
}
