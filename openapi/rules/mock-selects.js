/** `x-mock-selects: language` marks the one header that names the language of the mock's messages. */
export default function mockSelects() {
  return {
    Parameter(parameter, { report, location }) {
      const selects = parameter['x-mock-selects'];
      if (selects === undefined || (selects === 'language' && parameter.in === 'header')) return;
      report({
        message: '`x-mock-selects` cannot be used like this. Write `x-mock-selects: language`, in a header.',
        location: location.child('x-mock-selects').key(),
      });
    },
  };
}
