import { basename } from 'node:path';
import { ERROR_CODE } from './error-body.js';
import { contentsOf, errorResponsesOf, follow } from './follow.js';

const EXAMPLE_NAME = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(en|zh)$/;
const HAN = /\p{Script=Han}/u;
const ENGLISH_SENTENCE = /^(?:\p{Lu}|`).*\.$/su;
const CHINESE_SENTENCE = /^.*。$/su;

/**
 * Every error says what it is, what causes it and what to do about it, in both languages. One with a body does so in two
 * named examples, `<short-name>.en` and `<short-name>.zh`; one without a body, in its response and the overlay. A code has
 * one name and one status, whichever operations share it.
 */
export default function errors() {
  const known = new Map();
  const codeLists = new Map();
  return {
    Operation(operation, context) {
      for (const response of errorResponsesOf(operation, context)) {
        const contents = contentsOf(response.node);
        if (contents.length === 0) checkWithoutBody(response, context);
        for (const [mediaType, media] of contents) {
          const place = response.location.child(['content', mediaType, 'examples']).key();
          const report = (message, location = place) => context.report({ message, location });
          const examples = listExamples(media, response.file, context);
          for (const example of examples) checkExample(example, report);
          checkPairs(examples, report);
          checkSharedCodes(examples, response.status, operation.operationId, known, context, place);
          noteCodes(examples, media, response, codeLists, context);
        }
      }
    },
    Root: {
      leave(_, { report }) {
        for (const { node, location, documented } of codeLists.values()) {
          for (const code of node.enum?.filter((one) => !documented.has(one)) ?? []) {
            const message = `Code \`${code}\` is listed, but no response has it. Add its two examples to a response, from its file in \`components/errors/\`, or remove it.`;
            report({ message, location: location.child('enum').key() });
          }
        }
      },
    },
  };
}

/** Remembers which codes of a list some response has. */
function noteCodes(examples, media, response, codeLists, context) {
  const schema = follow(context, media.schema, response.file);
  const list = follow(context, schema.node?.properties?.[ERROR_CODE], schema.file);
  if (!list.node) return;
  const { documented } = codeLists.get(list.node) ?? { documented: new Set() };
  for (const { example } of examples) documented.add(example.value?.[ERROR_CODE]);
  codeLists.set(list.node, { ...list, documented });
}

function checkWithoutBody({ status, node, location }, { report }) {
  if (ENGLISH_SENTENCE.test(String(node?.['x-remedy'] ?? '').trim())) return;
  const message = `Response ${status} has no body and no usable \`x-remedy\`. Say in a full sentence what the caller should do.`;
  report({ message, location: location.key() });
}

function listExamples(media, file, context) {
  return Object.entries(media.examples ?? {}).map(([key, reference]) => {
    const [, name, language] = EXAMPLE_NAME.exec(key) ?? [];
    const isOfFile = /^(\.\.?\/)*(\w+\/)*errors\/[^/]+\.yaml#/.test(reference.$ref ?? '');
    const { node, location } = follow(context, reference, file);
    const isFound = node !== undefined;
    return { key, name, language, isOfFile, isFound, example: node ?? {}, location: location.key() };
  });
}

function checkExample({ key, name, language, isOfFile, isFound, example, location }, report) {
  if (!isOfFile)
    report(`Example \`${key}\` is not a reference. Write it in a file of its own in \`components/errors/\`.`);
  if (!name) {
    report(
      `Example \`${key}\` is not named after its error and language. Call it \`short-name.en\` or \`short-name.zh\`.`,
    );
    return;
  }
  // Redocly already reports that the reference leads nowhere; what that lacks is not reported as well.
  if (!isFound) return;
  const inEnglish = language === 'en';
  const texts = Object.values(example.value ?? {})
    .filter((text) => typeof text === 'string')
    .join('');
  if (HAN.test(texts) === inEnglish) {
    report(
      `The message of example \`${key}\` is not in the language that its name says. Write it in ${inEnglish ? 'English' : 'Chinese'}.`,
      location,
    );
  }
  if (!example.summary) report(`Example \`${key}\` has no title. Add a \`summary\` of a few words.`, location);
  const sentence = inEnglish ? ENGLISH_SENTENCE : CHINESE_SENTENCE;
  for (const [member, what] of [
    ['description', 'what causes the error'],
    ['x-remedy', 'what the caller should do'],
  ]) {
    const text = String(example[member] ?? '').trim();
    if (sentence.test(text) && HAN.test(text) !== inEnglish) continue;
    report(
      `Example \`${key}\` has no usable \`${member}\`. Say in a full sentence, in ${inEnglish ? 'English' : 'Chinese'}, ${what}.`,
      location,
    );
  }
}

/** Every code, and every error without one, has an example in each language, both of one name. */
function checkPairs(examples, report) {
  const lacking = new Set(examples.filter(({ isFound }) => !isFound).map(({ name }) => name));
  const complete = examples.filter(({ name }) => !lacking.has(name));
  const groups = Map.groupBy(complete, ({ name, example }) => example.value?.[ERROR_CODE] ?? name);
  for (const [code, found] of groups) {
    const languages = found.map(({ language }) => language).sort();
    if (languages.join() === 'en,zh' && found[0].name === found[1].name) continue;
    report(
      `Error \`${code}\` needs exactly two examples of one name, \`name.en\` and \`name.zh\`; it has ${found
        .map(({ key }) => `\`${key}\``)
        .join(', ')}. List both from its file in \`components/errors/\`.`,
    );
  }
}

/** Reports a code that differs from that of an earlier operation, where its name or status is written, and where the other is. */
function checkSharedCodes(examples, status, operationId, known, { location, report }, place) {
  const file = basename(location.source.absoluteRef);
  for (const { name, example } of examples) {
    const code = example.value?.[ERROR_CODE];
    if (code === undefined) continue;
    const first = known.get(code) ?? { name, status, operationId, file };
    known.set(code, first);
    if (first.name === name && first.status === status) continue;
    report({
      message: `Code \`${code}\` is \`${name}\` with status ${status} here, and \`${first.name}\` with status ${first.status} in \`${first.operationId}\` (${first.file}). Give it one name and one status.`,
      location: first.status === status ? place : location.child(['responses', String(status)]).key(),
    });
  }
}
