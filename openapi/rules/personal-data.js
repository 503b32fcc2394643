import { contentsOf, follow, listProperties } from './follow.js';

/**
 * Every input that can hold free text says with `x-personal-data` whether it identifies a person, a device or an
 * application. What does is masked in every log, report and error message.
 */
export default function personalData() {
  return {
    Parameter(parameter, context) {
      check(
        parameter,
        parameter.name,
        elementOf(follow(context, parameter.schema).node, context),
        context.report,
        context.location.child('name'),
      );
    },
    RequestBody(body, context) {
      for (const [mediaType, media] of contentsOf(body)) {
        const place = context.location.child(['content', mediaType]);
        for (const { path, node, location } of listProperties(context, media, undefined, place)) {
          if (node) check(node, path, elementOf(node, context), context.report, location.key());
        }
      }
    },
  };
}

/** The schema of the elements of a list; any other schema itself. */
function elementOf(schema, context) {
  return schema?.items ? follow(context, schema.items).node : schema;
}

function check(declaring, name, schema = {}, report, location) {
  const declared = declaring['x-personal-data'];
  const isFreeText = [schema.type].flat().includes('string') && !schema.enum && schema.const === undefined;
  if (typeof declared === 'boolean' || (declared === undefined && !isFreeText)) return;
  report({
    message: `\`${name}\` does not say whether it is personal data. Add \`x-personal-data: true\`, so that it is masked everywhere, or \`false\`.`,
    location,
  });
}
