/** Every parameter and every scalar property shows at least one value: docs, snippets and the mock's tests use it. */
export default function exemplifiedInputs() {
  return {
    Parameter(parameter, { report, location }) {
      if (parameter.example !== undefined || parameter.examples) return;
      report({
        message: `Parameter \`${parameter.name}\` has no example. Add an \`example\` with a realistic value.`,
        location: location.child('name'),
      });
    },
    Schema(schema, { report, location, resolve }) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const { node } = resolve(property);
        if (!node || node.type === 'object' || node.type === 'array' || node.examples?.length) continue;
        report({
          message: `Property \`${name}\` has no example. Add \`examples\` with a realistic value.`,
          location: location.child(['properties', name]).key(),
        });
      }
    },
  };
}
