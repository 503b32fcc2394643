import { codeListOf, contentsOf, errorResponsesOf } from './follow.js';

/** `x-enumDescriptions` describes every value of an enum, and nothing else. Error codes are described in their files. */
export default function enumValuesDescribed() {
  const codeLists = new Set();
  const enums = [];
  return {
    Operation(operation, context) {
      for (const { node, file, location } of errorResponsesOf(operation, context)) {
        for (const [, media] of contentsOf(node)) codeLists.add(codeListOf(context, media, file, location).node);
      }
    },
    Schema(schema, { location }) {
      if (schema.enum || schema['x-enumDescriptions']) enums.push({ schema, location });
    },
    Root: {
      leave(_, { report }) {
        for (const { schema, location } of enums) {
          for (const message of codeLists.has(schema) ? listDescribedCodes(schema) : listMistakes(schema)) {
            report({
              message,
              location: location.child(schema['x-enumDescriptions'] ? 'x-enumDescriptions' : 'enum').key(),
            });
          }
        }
      },
    },
  };
}

function listDescribedCodes(schema) {
  if (!schema['x-enumDescriptions']) return [];
  return [
    '`x-enumDescriptions` describes error codes. Remove it: what a code means is read from its file in `components/errors/`.',
  ];
}

function listMistakes({ enum: values = [], 'x-enumDescriptions': descriptions = {} }) {
  return [
    ...values
      .filter((value) => typeof descriptions[value] !== 'string' || !descriptions[value].trim())
      .map((value) => `Value \`${value}\` has no description. Add a sentence for it to \`x-enumDescriptions\`.`),
    ...Object.keys(descriptions)
      .filter((value) => !values.map(String).includes(value))
      .map(
        (value) =>
          `\`x-enumDescriptions\` describes \`${value}\`, which is not a value of this enum. Add it to \`enum\`, or remove its description.`,
      ),
  ];
}
