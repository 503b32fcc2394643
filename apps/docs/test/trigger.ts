import type { Language, OperationModel } from '@ciam-sms/contract/model';
import { type Call, exampleCall, toWire } from '../src/samples/call.ts';

/** What our pages say of an input that triggers an error; the first group names it, the second is a value. */
const SENTENCES: Readonly<Record<Language, Readonly<Record<'missing' | 'value' | 'prefix', RegExp>>>> = {
  en: {
    missing: /^(\S+) is missing(?:, null)? or empty$/,
    value: /^(\S+) is (?:not a listed value, for example )?(\S+)$/,
    prefix: /^(\S+) starts with (\S+)$/,
  },
  zh: {
    missing: /^(\S+) 缺失(?:、为 null )?或为空$/,
    value: /^(\S+) (?:不是所列的值，例如|等于) (\S+)$/,
    prefix: /^(\S+) 以 (\S+) 开头$/,
  },
};

/** What they say of everything else that is wrong with a request. */
const ANYTHING_ELSE: Readonly<Record<Language, string>> = {
  en: 'any other contract violation',
  zh: '其他任何违反接口契约的请求',
};

/** The sentences that name the one value that triggers an error. */
export const ONE_VALUE: Readonly<Record<Language, RegExp>> = { en: /^\S+ is \S+$/, zh: /^\S+ 等于 \S+$/ };

/**
 * Does what a sentence of a page says, to the contract's own example.
 *
 * @throws {Error} if the sentence is none that pages have, or names an input that the operation does not have
 */
export function doAsItSays(sentence: string, operation: OperationModel, baseUrl: string, language: Language) {
  const call = structuredClone(exampleCall(operation, baseUrl, language)) as {
    -readonly [Key in keyof Call]: Call[Key];
  };
  if (sentence === ANYTHING_ELSE[language] && call.body) return { ...toWire(call), body: '{' };
  if (sentence === ANYTHING_ELSE[language]) return breakParameter(operation, call);

  const { missing, value, prefix } = SENTENCES[language];
  const prefixed = prefix.exec(sentence);
  const [, name = '', found] = missing.exec(sentence) ?? prefixed ?? value.exec(sentence) ?? [];
  const text = prefixed ? `${found}and more` : found;
  const parameter = operation.parameters.find((one) => one.name === name);
  const inputs = parameter ? { ...call[parameter.in] } : { ...(call.body?.value as object) };
  if (!(name in inputs)) throw new Error(`${operation.id} has no input for: ${sentence}`);
  if (text !== undefined) Object.assign(inputs, { [name]: text });
  else if (sentence.includes('null')) Object.assign(inputs, { [name]: null });
  else Reflect.deleteProperty(inputs, name);
  if (parameter) call[parameter.in] = inputs;
  else if (call.body) call.body = { ...call.body, value: inputs };
  return toWire(call);
}

/** Gives a parameter that takes numbers a text. */
function breakParameter({ id, parameters }: OperationModel, call: Call) {
  const parameter = parameters.find(({ schema }) => ['integer', 'number'].includes(String(schema.type)));
  if (!parameter) throw new Error(`${id} has no parameter that these tests know how to break`);
  return toWire({ ...call, [parameter.in]: { ...call[parameter.in], [parameter.name]: 'no number' } });
}

/** Sends a request, and reads the error that is returned. */
export async function send({
  url,
  method,
  headers,
  body = null,
}: {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | null;
}) {
  const response = await fetch(url, { method, headers, body });
  const { error_code: code, error_msg: message } = JSON.parse((await response.text()) || '{}');
  return { status: response.status, code, message };
}
