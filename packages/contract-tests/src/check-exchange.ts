import type { Content, Contract, OperationModel } from '@ciam-sms/contract/model';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseDocument } from 'yaml';
import type { Exchange } from './exchange.ts';
import { isJson, PLACES } from './request.ts';

type Values = Record<string, unknown>;
type Named = { readonly name: string; readonly required: boolean; readonly schema: object };

const options = { strict: false, allErrors: true };
export const ajv = addFormats.default(new Ajv2020(options));
/** For what is not in a body, and so is text: `5` fits a number there, and one value a list. */
export const coercing = addFormats.default(new Ajv2020({ ...options, coerceTypes: 'array' }));

export type ExchangeCheck = ReturnType<typeof createExchangeCheck>;

/** Checks exchanges against the model of the contract, with code that it does not share with Prism. */
export function createExchangeCheck({ operations }: Contract) {
  const compiled = new Map<string, ValidateFunction>();

  /** Lists everything that is wrong with a request; nothing if it keeps to the contract. */
  function requestProblems({ method, path, requestHeaders, requestBody }: Exchange): string[] {
    const found = findOperation(operations, method, path);
    if (!found) return [`the contract has no operation of this method (${method}) and path`];
    const { body, parameters } = found.operation;
    const sent = {
      path: found.values,
      query: readQuery(path),
      header: requestHeaders,
      cookie: readCookies(requestHeaders.cookie),
    };
    const problems = PLACES.flatMap((place) =>
      valueProblems(place, parameters, sent[place], (one) => one.in === place),
    );
    if (!body) return requestBody === '' ? problems : [...problems, 'the request has a body'];
    if (requestBody === '') return body.required ? [...problems, 'the request has no body'] : problems;
    return [...problems, ...bodyProblems('request', body.contents, requestHeaders, requestBody)];
  }

  /** Lists everything that is wrong with a response. */
  function responseProblems({ method, path, status, responseHeaders, responseBody }: Exchange): string[] {
    const response = findOperation(operations, method, path)?.operation.responses.find((one) => one.status === status);
    if (!response) return [`the contract has no response ${status} for this operation`];
    const problems = valueProblems('response header', response.headers, responseHeaders);
    if (response.contents.length > 0)
      return [...problems, ...bodyProblems('response', response.contents, responseHeaders, responseBody)];
    return responseBody === '' ? problems : [...problems, `response ${status} has a body, the contract's has none`];
  }

  function valueProblems<T extends Named>(
    where: string,
    declared: readonly T[],
    actual: Values,
    isHere: (one: T) => boolean = () => true,
  ): string[] {
    const key = ({ name }: Named) => (where.endsWith('header') ? name.toLowerCase() : name);
    const here = declared.filter(isHere);
    const schema = {
      properties: Object.fromEntries(here.map((one) => [key(one), one.schema])),
      required: here.filter(({ required }) => required).map(key),
    };
    const id = JSON.stringify(schema);
    const validate = compiled.get(id) ?? coercing.compile(schema);
    compiled.set(id, validate);
    return problemsOf(validate, { ...actual }, where);
  }

  function bodyProblems(side: string, contents: readonly Content[], headers: Record<string, string>, body: string) {
    const [essence = '', ...options] = (headers['content-type'] ?? 'none').toLowerCase().split(/\s*;\s*/);
    const content = contents.find(({ mediaType }) => mediaType === essence);
    if (!content) return [`${side} media type ${essence} is not the contract's`];
    const charset = options.find((option) => option.startsWith('charset='));
    if (charset && !/^charset="?utf-8"?$/.test(charset)) return [`${side} ${charset} is not UTF-8`];
    if (body.includes('\ufffd')) return [`${side} body is not UTF-8`];
    const validate = ajv.compile(content.schema);
    if (!isJson(essence)) return problemsOf(validate, body, side);
    try {
      const value = JSON.parse(body);
      return [...duplicateKeys(side, body, value), ...problemsOf(validate, value, side)];
    } catch {
      return [`${side} body is not JSON`];
    }
  }

  return { requestProblems, responseProblems };
}

/** Finds the operation of a method and a path; where several templates fit, the one with the fewest parameters. */
function findOperation(operations: readonly OperationModel[], method: string, target: string) {
  const [path = ''] = target.split('?');
  return operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const values = matchPath(operation.path, path);
      return values ? [{ operation, values }] : [];
    })
    .sort((a, b) => Object.keys(a.values).length - Object.keys(b.values).length)[0];
}

function matchPath(template: string, path: string): Values | undefined {
  const names = [...template.matchAll(/\{(.+?)\}/g)].map(([, name]) => name as string);
  const parts = template.split(/\{.+?\}/).map((part) => RegExp.escape(part));
  const [, ...values] = new RegExp(`^${parts.join('([^/]+)')}$`).exec(path) ?? [];
  if (values.length === 0 && path !== template) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
}

function readQuery(target: string): Values {
  const query = new URLSearchParams(target.split('?')[1] ?? '');
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

function readCookies(header = ''): Values {
  return Object.fromEntries(header.split('; ').map((pair) => pair.split(/=(.*)/s)));
}

function problemsOf(validate: ValidateFunction, value: unknown, where: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath} ${message}`);
}

/** JSON allows a key twice, but readers disagree on which of them counts. */
function duplicateKeys(side: string, body: string, value: unknown): string[] {
  if (JSON.stringify(value) === body) return []; // nothing got lost
  const { errors } = parseDocument(body, { uniqueKeys: true });
  return errors.some(({ code }) => code === 'DUPLICATE_KEY') ? [`${side} body has a key twice`] : [];
}
