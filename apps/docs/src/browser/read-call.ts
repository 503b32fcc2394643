import type { Call } from '../samples/call.ts';

/** A control of a form that holds an input. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Reads from a form the call that it describes, with each value in the type that the contract gives it. */
export function readCall(form: HTMLFormElement): Call {
  const inputs: Record<string, Record<string, unknown>> = { path: {}, query: {}, header: {}, cookie: {}, field: {} };
  let whole: unknown;
  for (const control of form.querySelectorAll<Control>('[data-types]:not(:disabled)')) {
    const [place, key] = control.name.split(/:(.*)/) as [place: string, key?: string];
    const value = readValue(control, place);
    if (value === undefined) continue;
    if (key === undefined) whole = value;
    else if (place === 'field') putAt(inputs.field as Record<string, unknown>, key.split('.') as [string], value);
    else Object.assign(inputs[place] as object, { [key]: value });
  }
  const { field, ...places } = inputs;
  const mediaType = form.querySelector<HTMLElement>('[data-media-type]:not(:disabled)')?.dataset.mediaType;
  return {
    ...(places as Pick<Call, 'path' | 'query' | 'header' | 'cookie'>),
    operation: JSON.parse(form.dataset.operation as string),
    baseUrl: (form.elements.namedItem('baseUrl') as HTMLInputElement).value,
    ...(mediaType !== undefined && { body: { mediaType, value: whole ?? field } }),
  };
}

/** An empty input is not sent, except a required field that is a string: `""` is a value of it. */
function readValue({ value, required, dataset, tagName }: Control, place: string): unknown {
  const types = dataset.types as string;
  if (value === '') return place === 'field' && required && types === 'string' && tagName === 'INPUT' ? '' : undefined;
  return parse(value, types.split(' '));
}

/** What does not have the type that it should have stays text, so that a form can send what the contract forbids. */
function parse(text: string, types: readonly string[]): unknown {
  const isText = types.includes('string') && !(types.includes('null') && text === 'null');
  if (isText) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function putAt(target: Record<string, unknown>, [name, ...rest]: [string, ...string[]], value: unknown): void {
  if (rest.length === 0) {
    target[name] = value;
  } else {
    target[name] ??= {};
    putAt(target[name] as Record<string, unknown>, rest as [string], value);
  }
}
