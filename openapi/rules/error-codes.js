import { basename } from 'node:path';
import { ERROR_CODE } from './error-body.js';
import { codeListOf, contentsOf, errorResponsesOf, follow } from './follow.js';

/** The enum of error codes of a body lists the codes that responses have, and no others. */
export default function errorCodes() {
  const lists = new Map();
  return {
    Operation(operation, context) {
      for (const response of errorResponsesOf(operation, context)) {
        for (const [mediaType, media] of contentsOf(response.node)) {
          const list = codeListOf(context, media, response.file, response.location.child(['content', mediaType]));
          if (!list.node?.enum) continue;
          const known = lists.get(list.node) ?? { ...list, documented: new Set() };
          lists.set(list.node, known);
          for (const reference of Object.values(media.examples ?? {})) {
            const code = follow(context, reference, response.file).node?.value?.[ERROR_CODE];
            // Files are named after their codes. A reference that leads nowhere, or to another code, is reported elsewhere.
            const [, fileName = code] = /([^/]+)\.yaml#/.exec(reference.$ref ?? '') ?? [];
            const isMissing = code !== undefined && code === fileName && !list.node.enum.includes(code);
            if (isMissing && !known.documented.has(code)) {
              context.report({
                message: `Code \`${code}\` of a response is not listed. Add it to the \`enum\` in \`${basename(list.file)}\`.`,
                location: list.location.child('enum').key(),
              });
            }
            // The code of a file with a wrong name is in a response all the same.
            known.documented.add(fileName).add(code);
          }
        }
      }
    },
    Root: {
      leave(_, { report }) {
        for (const { node, location, documented } of lists.values()) {
          for (const code of node.enum.filter((one) => !documented.has(one))) {
            const message = `Code \`${code}\` is listed, but no response has it. Add its two examples to a response, from its file in \`components/errors/\`, or remove it.`;
            report({ message, location: location.child('enum').key() });
          }
        }
      },
    },
  };
}
