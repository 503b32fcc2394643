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
  const reported = new Set();
  return {
    Operation(operation, context) {
      for (const response of errorResponsesOf(operation, context)) {
        const contents = contentsOf(response.node);
        if (contents.length === 0) checkWithoutBody(response, context);
        for (const [mediaType, media] of contents) {
          const place = response.location.child(['content', mediaType]);
          // Operations share errors, and with them their mistakes.
          const report = (message, location = place.child('examples').key()) => {
            const mistake = [message, location.source.absoluteRef, location.pointer].join();
            if (!reported.has(mistake)) context.report({ message, location });
            reported.add(mistake);
          };
          const examples = listExamples(media, response.file, context, place);
          for (const example of examples) checkExample(example, report);
          // What follows from a mistake of one example would only hide it.
          const doubtful = new Set(examples.filter(({ isSound }) => !isSound).map(({ name }) => name));
          const sound = examples.filter(({ name }) => !doubtful.has(name));
          checkPairs(sound, report);
          checkSharedCodes(sound, response.status, operation.operationId, known, context, report);
        }
      }
    },
  };
}

function checkWithoutBody({ status, node, location }, { report }) {
  if (ENGLISH_SENTENCE.test(String(node['x-remedy'] ?? '').trim())) return;
  const message = `Response ${status} has no body and no usable \`x-remedy\`. Say in a full sentence what the caller should do.`;
  report({ message, location: location.key() });
}

function listExamples(media, file, context, place) {
  return Object.entries(media.examples ?? {}).map(([key, reference]) => {
    const [, name, language] = EXAMPLE_NAME.exec(key) ?? [];
    const [, fileName] = /([^/]+)\.yaml#/.exec(reference.$ref ?? '') ?? [];
    const isOfFile = /^(\.\.?\/)*(\w+\/)*errors\/[^/]+\.yaml#/.test(reference.$ref ?? '');
    const { node, location } = follow(context, reference, file, place.child(['examples', key]));
    const code = node?.value?.[ERROR_CODE];
    const isMisfiled = isOfFile && code !== undefined && code !== fileName;
    const isSound = node !== undefined && !isMisfiled;
    return { key, name, language, code, fileName, isOfFile, isMisfiled, isSound, example: node, location };
  });
}

function checkExample({ key, name, language, code, fileName, isOfFile, isMisfiled, example, location }, report) {
  // Redocly already reports that the reference leads nowhere; what that lacks is not reported as well.
  if (!example) return;
  if (!isOfFile)
    report(`Example \`${key}\` is not a reference. Write it in a file of its own in \`components/errors/\`.`);
  if (!name) {
    report(
      `Example \`${key}\` is not named after its error and language. Call it \`short-name.en\` or \`short-name.zh\`.`,
    );
    return;
  }
  const at = (member) => (example[member] === undefined ? location.key() : location.child(member));
  if (isMisfiled) {
    report(
      `The code \`${code}\` is in the file of another, \`${fileName}.yaml\`. Rename the file to \`${code}.yaml\`, or fix the code.`,
      location.child(['value', ERROR_CODE]),
    );
  }
  const inEnglish = language === 'en';
  const texts = Object.values(example.value ?? {})
    .filter((text) => typeof text === 'string')
    .join('');
  if (HAN.test(texts) === inEnglish) {
    report(
      `The message of example \`${key}\` is not in the language that its name says. Write it in ${inEnglish ? 'English' : 'Chinese'}.`,
      at('value'),
    );
  }
  if (!example.summary || HAN.test(example.summary) === inEnglish) {
    report(
      `Example \`${key}\` has no usable \`summary\`. Write a title of a few words, in ${inEnglish ? 'English' : 'Chinese'}.`,
      at('summary'),
    );
  }
  const sentence = inEnglish ? ENGLISH_SENTENCE : CHINESE_SENTENCE;
  for (const [member, what] of [
    ['description', 'what causes the error'],
    ['x-remedy', 'what the caller should do'],
  ]) {
    const text = String(example[member] ?? '').trim();
    if (sentence.test(text) && HAN.test(text) !== inEnglish) continue;
    report(
      `Example \`${key}\` has no usable \`${member}\`. Say in a full sentence, in ${inEnglish ? 'English' : 'Chinese'}, ${what}.`,
      at(member),
    );
  }
}

/** Every code, and every error without one, has an example in each language, both of one name. */
function checkPairs(examples, report) {
  const groups = Map.groupBy(examples, ({ code, name }) => code ?? name);
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
function checkSharedCodes(examples, status, operationId, known, { location }, report) {
  const file = basename(location.source.absoluteRef);
  for (const { name, code } of examples) {
    if (code === undefined) continue;
    const first = known.get(code) ?? { name, status, operationId, file };
    known.set(code, first);
    if (first.name === name && first.status === status) continue;
    report(
      `Code \`${code}\` is \`${name}\` with status ${status} here, and \`${first.name}\` with status ${first.status} in \`${first.operationId}\` (${first.file}). Give it one name and one status.`,
      first.status === status ? undefined : location.child(['responses', String(status)]).key(),
    );
  }
}
