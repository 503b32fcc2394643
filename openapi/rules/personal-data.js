import { contentsOf, elementOf, listProperties } from './follow.js';

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
        elementOf(context, parameter.schema),
        context.report,
        context.location.child('name'),
      );
    },
    RequestBody(body, context) {
      for (const [mediaType, media] of contentsOf(body)) {
        const place = context.location.child(['content', mediaType]);
        for (const { path, node, location } of listProperties(context, media, undefined, place)) {
          if (node)
            check(node, path, elementOf(context, node, location.source.absoluteRef), context.report, location.key());
        }
      }
    },
  };
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
