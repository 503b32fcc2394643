import type { Content, Contract, Input, Language, OperationModel, Response } from '@ciam-sms/contract/model';
import { exampleCall } from '../samples/call.ts';
import { printCurl } from '../samples/languages.ts';
import { TEXTS } from '../texts.ts';
import { rootFrom } from './folders.ts';
import { errorAnchor } from './list-errors.ts';

/** The members of a schema that are told in another way, or say nothing of its values. */
const TOLD = /^(type|title|description|deprecated|x-.*|\$.*)$/;

/**
 * The reference for readers that are programs. Redoc's pages would turn into Markdown that nobody can read.
 *
 * @param folder Where it is below `reference/`, and the errors are below `errors/`.
 */
export function referenceMarkdown(contract: Contract, baseUrl: string, language: Language, folder = ''): string {
  const { title, summary, version, operations } = contract;
  const parts = operations.map((operation) => operationMarkdown(operation, baseUrl, language, folder));
  return `${[`# ${title[language]} ${version}`, summary[language], ...parts].join('\n\n')}\n`;
}

/** One operation of the reference, as Markdown. */
export function operationMarkdown(operation: OperationModel, baseUrl: string, language: Language, folder = ''): string {
  const texts = TEXTS[language];
  const { method, path, summary, description, deprecated, parameters, body, responses } = operation;
  const places = (['path', 'query', 'header', 'cookie'] as const).flatMap((place) => {
    const inputs = parameters.filter((one) => one.in === place);
    return inputs.length > 0
      ? [`### ${texts.places[place]}`, inputs.map((one) => inputLine(one, one.name, language, one.example)).join('\n')]
      : [];
  });
  return [
    `## ${summary[language]}`,
    `\`${method} ${path}\`${deprecated ? ` (${texts.deprecated})` : ''}`,
    description[language].trim(),
    ...places,
    ...(body ? [`### ${texts.body}`, body.description[language].trim(), ...contents(body.contents, language)] : []),
    `\`\`\`sh\n${printCurl(exampleCall(operation, baseUrl, language))}\n\`\`\``,
    ...responses.flatMap((response) => responseParts(operation, response, folder, language)),
  ].join('\n\n');
}

function responseParts(operation: OperationModel, response: Response, folder: string, language: Language): string[] {
  const texts = TEXTS[language];
  const { status, description, headers } = response;
  const errors = operation.errors
    .filter((error) => error.status === status)
    .map((error) => {
      const anchor = errorAnchor(operation, error);
      return `- [\`${error.code ?? error.name}\`](${rootFrom(folder)}errors/${folder}index.md#${anchor})${texts.colon}${error.message?.[language] ?? error.title[language]}`;
    });
  return [
    `### ${texts.response} ${status}`,
    description[language].trim(),
    ...(headers.length > 0
      ? [headers.map((header) => inputLine(header, header.name, language, header.example)).join('\n')]
      : []),
    ...contents(response.contents, language, status < 400),
    ...(errors.length > 0 ? [errors.join('\n')] : []),
  ];
}

/**
 * The fields of a body, in each of its media types, and its first example if it has no fields.
 *
 * @param withExample Whether bodies with fields have their example as well.
 */
function contents(all: readonly Content[], language: Language, withExample = false): string[] {
  return all.flatMap(({ mediaType, fields, examples }) => [
    `\`${mediaType}\``,
    ...(fields.length > 0 ? [fields.map((field) => inputLine(field, field.path, language)).join('\n')] : []),
    ...(fields.length === 0 || withExample
      ? examples.slice(0, 1).map(({ value }) => `\`\`\`\n${asText(value, 2)}\n\`\`\``)
      : []),
  ]);
}

function inputLine(
  { required, description, schema, values }: Pick<Input, 'required' | 'description' | 'schema' | 'values'>,
  name: string,
  language: Language,
  example?: unknown,
): string {
  const { required: must, colon, comma, brackets, example: label } = TEXTS[language];
  const type = [schema.type ?? []].flat().join(' | ');
  const traits = [type, ...(required ? [must] : []), ...limitsOf(schema, values)].filter(Boolean).join(comma);
  const meanings = Object.entries(values ?? {}).map(
    ([value, meaning]) => `\n  - \`${value}\`${colon}${meaning[language]}`,
  );
  return `- \`${name}\`${traits && brackets.join(traits)}${colon}${description[language].trim().replace(/\s+/g, ' ')}${
    example === undefined ? '' : ` ${label}${colon}\`${asText(example)}\``
  }${meanings.join('')}`;
}

/** What else the schema demands of a value, in the words of JSON Schema; a list of values has meanings, or is among them. */
function limitsOf(schema: Input['schema'], values: Input['values']): string[] {
  return Object.entries(schema)
    .filter(([key, value]) => (key === 'enum' ? !values : !TOLD.test(key) && typeof value !== 'object'))
    .map(([key, value]) => `\`${key}: ${asText(value)}\``);
}

function asText(value: unknown, indent?: number): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, indent);
}
