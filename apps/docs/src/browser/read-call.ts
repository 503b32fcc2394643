import type { SampleCall } from '../samples.ts';

/** Reads from a form the call that it describes. An empty header or parameter is not sent; an empty field is, as `""`. */
export function readCall(form: HTMLFormElement): SampleCall {
  const operation = JSON.parse(form.dataset.operation ?? '{}');
  const call = { operation, baseUrl: '', path: {}, header: {}, query: {}, field: {} };
  for (const [name, value] of new FormData(form)) {
    const [place, key] = name.split(/:(.*)/) as [keyof typeof call, string | undefined];
    if (key === undefined) Object.assign(call, { [name]: value });
    else if (value !== '' || place === 'field') Object.assign(call[place], { [key]: value });
  }
  const { baseUrl, path, header, query, field } = call;
  return { operation, baseUrl, path, headers: header, query, ...(operation.mediaType && { body: field }) };
}
