import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = new URL('../acceptance/', import.meta.url);

const words = z.array(z.string().min(1)).min(1);
/** Words that a text cannot do without, whatever their case. */
const wordsOfText = z.strictObject({ en: words, zh: words });
const wordsOfError = z.strictObject({ title: words, cause: words, remedy: words });
const schema = z.record(z.string(), z.json());

const value = z.strictObject({
  required: z.boolean().default(false),
  /** The JSON Schema, without texts, listed values and what `fields` say. */
  schema,
  values: z.record(z.string(), wordsOfText).optional(),
  words: wordsOfText,
});
const input = value.extend({
  personalData: z.boolean().default(false),
  /** The environment variable with the value that a real tenant needs in place of the example. */
  environment: z.string().optional(),
});
const parameters = z.record(z.string(), input.extend({ example: z.json(), selects: z.literal('language').optional() }));
/** A body: its fields by dotted path, in the contract's order. */
const content = z.strictObject({
  schema: schema.default({ type: 'object' }),
  example: z.json(),
  moreExamples: z.array(z.json()).default([]),
  fields: z
    .record(
      z.string(),
      input.extend({
        /** If it is not the one that the example of the body has. */
        example: z.json().optional(),
        values: z.union([input.shape.values, z.literal('error codes')]),
      }),
    )
    .default({}),
});
const contents = z.record(z.string(), content);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const scalars = z.record(z.string(), z.union([scalar, z.array(scalar)]));
const names = z.array(z.string());
/** What to change in the valid request; body fields by dotted path. */
const change = z.strictObject({
  path: scalars.optional(),
  query: scalars.optional(),
  header: scalars.optional(),
  cookie: scalars.optional(),
  body: z.record(z.string(), z.json()).optional(),
  /** What to leave out. */
  omit: z
    .strictObject({
      query: names.optional(),
      header: names.optional(),
      cookie: names.optional(),
      body: z.union([names, z.literal('all')]).optional(),
    })
    .optional(),
});

const error = z.strictObject({
  status: z.number().int().min(400).max(599),
  /** Its body in each language; none if it has no body. */
  en: z.json().optional(),
  zh: z.json().optional(),
  /** Requests that get it, each on its own. */
  triggers: z.array(change).min(1),
  /** Marks what only the mock takes for that: a real tenant may accept such requests. */
  magic: z.boolean().default(false),
  /** Whether the mock also returns it for every violation that no other error explains. */
  catchAll: z.boolean().default(false),
  words: z.strictObject({ en: wordsOfError, zh: wordsOfError }),
});

const operation = z.strictObject({
  method: z.enum(['GET', 'PUT', 'POST', 'DELETE', 'PATCH']),
  path: z.string().startsWith('/'),
  deprecated: z.boolean().default(false),
  /** Whether only a person can make a valid request, from what an earlier call returned. */
  needsPerson: z.boolean().default(false),
  parameters: z
    .strictObject({
      path: parameters.default({}),
      query: parameters.default({}),
      header: parameters.default({}),
      cookie: parameters.default({}),
    })
    .prefault({}),
  body: z.strictObject({ required: z.boolean().default(false), content: contents }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({
      headers: z.record(z.string(), value.extend({ example: z.json() })).default({}),
      content: contents.default({}),
    }),
  ),
  errors: z.array(error).default([]),
});

/** An operation of the acceptance table: what the published API is known to be. */
export type AcceptedOperation = z.infer<typeof operation> & { id: string };
export type Json = z.infer<ReturnType<typeof z.json>>;
export type AcceptedError = z.infer<typeof error>;
export type AcceptedContent = z.infer<typeof content>;
export type RequestChange = z.infer<typeof change>;

/**
 * Reads the acceptance table: a file for each operation, named after it.
 *
 * @throws {Error} that names file and member, if a file has another shape
 */
export function readAcceptance(folder: URL = FOLDER): AcceptedOperation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => readOperation(new URL(file, folder), file));
}

function readOperation(url: URL, file: string): AcceptedOperation {
  const result = operation
    .superRefine(checkTriggers)
    .safeParse(parse(readFileSync(url, 'utf8')), { reportInput: false });
  if (!result.success) throw new Error(`acceptance/${file} is not as expected:\n${z.prettifyError(result.error)}`);
  return { id: basename(file, '.yaml'), ...result.data };
}

/** A trigger can change only what the operation has; with a misspelt name it would change nothing. */
function checkTriggers({ parameters, body, errors }: z.infer<typeof operation>, context: z.RefinementCtx): void {
  const fields = Object.values(body?.content ?? {}).flatMap((one) => Object.keys(one.fields));
  const isKnown = (place: string, name: string) =>
    place === 'body' ? fields.includes(name) : name in parameters[place as keyof typeof parameters];
  for (const [error, { triggers }] of errors.entries()) {
    for (const [trigger, { omit = {}, ...set }] of triggers.entries()) {
      const named = Object.entries(set).map(([place, values]) => [place, Object.keys(values ?? {})] as const);
      for (const [place, names] of [...named, ...Object.entries(omit)]) {
        const unknown = names === 'all' ? undefined : names?.find((name) => !isKnown(place, name));
        if (unknown === undefined) continue;
        const message = `"${unknown}" is not in the ${place} of this operation`;
        context.addIssue({ code: 'custom', message, path: ['errors', error, 'triggers', trigger] });
      }
    }
  }
}

/** What tests call an error: its code, or its status if it has none. */
export function nameOf({ status, en }: AcceptedError): string {
  const code = codeOf(en);
  return code === undefined ? String(status) : String(code);
}

/** The error code in the body of an error; nothing, if it has none. */
export function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body && 'error_code' in body ? body.error_code : undefined;
}
