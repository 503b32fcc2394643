/** Every property of every object says what it means. */
export default function describedProperties() {
  return {
    Schema(schema, { report, location, resolve }) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (resolve(property).node?.description) continue;
        report({
          message: `Property \`${name}\` has no description. Add a \`description\` that says what it means.`,
          location: location.child(['properties', name]).key(),
        });
      }
    },
  };
}
