/** `x-enumDescriptions` describes every value of an enum, and nothing else. */
export default function enumValuesDescribed() {
  return {
    Schema(schema, { report, location, resolve }) {
      const descriptions = schema['x-enumDescriptions'];
      if (!schema.enum && descriptions === undefined) return;
      const place = location.child(descriptions === undefined ? 'enum' : 'x-enumDescriptions').key();
      for (const value of schema.enum ?? []) {
        const described = descriptions?.[value];
        const text = described?.$ref ? resolve(described).node : described;
        if (typeof text === 'string' && text.trim()) continue;
        report({
          message: `Value \`${value}\` has no description. Add a sentence for it to \`x-enumDescriptions\`.`,
          location: place,
        });
      }
      for (const value of Object.keys(descriptions ?? {})) {
        if (schema.enum?.includes(value)) continue;
        report({
          message: `\`x-enumDescriptions\` describes \`${value}\`, which is no value of this enum. Add it to \`enum\`, or remove its description.`,
          location: place,
        });
      }
    },
  };
}
