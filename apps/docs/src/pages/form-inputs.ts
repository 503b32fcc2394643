import type { Content, Field, Input, JsonSchema, Language, Parameter, RequestBody } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import { type Html, sentence } from '../frame/page.ts';
import { isJson } from '../samples/call.ts';
import { LANGUAGES, type Texts } from '../texts.ts';

/** An input for a parameter. Left empty, it is not sent. */
export function parameterInput(parameter: Parameter, id: string, language: Language, texts: Texts): Html {
  const { in: place, name, selects } = parameter;
  const example = selects === 'language' ? language : parameter.example;
  const schema = selects === 'language' ? { type: 'string', enum: LANGUAGES } : parameter.schema;
  return input({ ...parameter, schema }, `${place}:${name}`, id, name, example, language, texts);
}

/** An input for the header that chooses a response of the mock, which no real service knows. */
export function preferInput(id: string, texts: Texts): Html {
  return html`<div class="input"><label><span><code>Prefer</code></span><input name="header:Prefer" data-types="string" aria-describedby="${id}:header:Prefer" autocomplete="off" spellcheck="false" placeholder="(${texts.omit})"></label><small id="${id}:header:Prefer">${sentence(texts.preferHelp)}</small></div>`;
}

/** The inputs for a body, for each media type that it may have; one of them is sent. */
export function bodyInputs({ contents, required }: RequestBody, id: string, language: Language, texts: Texts): Html {
  const choices = [...contents.map(({ mediaType }) => mediaType), ...(required ? [] : [''])];
  const choice = html`<label><span>${texts.mediaType}</span><select name="mediaType">${choices.map((one) => html`<option value="${one}">${one || `(${texts.omit})`}</option>`)}</select></label>`;
  return html`${choices.length > 1 ? choice : ''}${contents.map(
    (content, index) =>
      html`<fieldset data-media-type="${content.mediaType}" ${index === 0 ? '' : raw('hidden disabled')}><legend>${texts.body}</legend>${contentInputs(content, id, language, texts)}</fieldset>`,
  )}`;
}

/** One input per field of an object, else one for the whole body. */
function contentInputs(content: Content, id: string, language: Language, texts: Texts): (Html | string)[] {
  const example = content.examples[0]?.value;
  const isForm = isJson(content.mediaType) || content.mediaType === 'application/x-www-form-urlencoded';
  if (!isForm || !content.schema.properties) {
    const types = isJson(content.mediaType) ? 'object' : 'string';
    const text = types === 'object' ? JSON.stringify(example, null, 2) : String(example ?? '');
    return [
      html`<label><span>${content.mediaType}</span><textarea name="body" data-types="${types}" rows="8" spellcheck="false">${text}</textarea></label>`,
    ];
  }
  const byPath = new Map(content.fields.map((field) => [field.path, field]));
  return content.fields
    .filter(({ path, schema }) => !schema.properties && !isInArray(path, content))
    .map((field) => {
      const value = field.path
        .split('.')
        .reduce((part: unknown, name) => (part as Record<string, unknown>)?.[name], example);
      const required = pathsTo(field.path).every((path) => (byPath.get(path) as Field).required);
      return input({ ...field, required }, `field:${field.path}`, id, field.path, value, language, texts);
    });
}

/** The paths of the fields that a field is in, and its own: `a`, `a.b`, `a.b.c`. */
function pathsTo(path: string): string[] {
  const names = path.split('.');
  return names.map((_, index) => names.slice(0, index + 1).join('.'));
}

/** Whether a field belongs to the elements of an array, which is written as JSON in one input. */
export function isInArray(path: string, { fields }: Content): boolean {
  const around = pathsTo(path).slice(0, -1);
  return fields.some((one) => around.includes(one.path) && typesOf(one.schema).includes('array'));
}

function input(
  { required, description, schema, values }: Pick<Input, 'required' | 'description' | 'schema' | 'values'>,
  name: string,
  id: string,
  label: string,
  example: unknown,
  language: Language,
  texts: Texts,
): Html {
  const types = typesOf(schema);
  const attributes = html`name="${name}" data-types="${types.join(' ')}" aria-describedby="${id}:${name}" ${required ? raw('required') : ''}`;
  const omit = required ? '' : `(${texts.omit})`;
  const choices = types.includes('boolean') ? [true, false] : schema.enum;
  const isJsonText = types.includes('array') || types.includes('object');
  const text = typeof example === 'string' ? example : (JSON.stringify(example) ?? '');
  let control = html`<input ${attributes} value="${text}" autocomplete="off" spellcheck="false" placeholder="${omit}">`;
  if (choices) {
    control = html`<select ${attributes}>${choices.map((one) => {
      const meaning = values?.[String(one)]?.[language].replaceAll('`', '');
      return html`<option value="${String(one)}" ${one === example ? raw('selected') : ''}>${String(one)}${meaning ? ` – ${meaning}` : ''}</option>`;
    })}<option value="" ${example === undefined ? raw('selected') : ''}>(${texts.omit})</option></select>`;
  } else if (isJsonText) {
    control = html`<textarea ${attributes} rows="3" spellcheck="false" placeholder="${omit}">${text}</textarea>`;
  }
  return html`<div class="input"><label><span><code>${label}</code>${required ? raw(' <b aria-hidden="true">*</b>') : ''}${isJsonText ? ' JSON' : ''}</span>
    ${control}</label><small id="${id}:${name}">${sentence(description[language].trim())}</small></div>`;
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return [type ?? []].flat();
}
