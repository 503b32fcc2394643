/** A summary reads as a sentence without its full stop: one capital at the start; only acronyms and code keep theirs. */
export default function summarySentenceCase() {
  function check(summary, { report, location }) {
    if (typeof summary !== 'string' || !/\p{Script=Latin}/u.test(summary) || /\p{Script=Han}/u.test(summary)) return;
    const [first = '', ...rest] = summary.split(/\s+/);
    const titled = rest.filter((word) => /^\p{Lu}\p{Ll}/u.test(word));
    if (/^\p{Lu}/u.test(first) && titled.length === 0 && !summary.endsWith('.')) return;
    report({
      message: `Summary "${summary}" is not in sentence case. Capitalise only its first word, and end it without a full stop.`,
      location: location.child('summary'),
    });
  }
  return {
    Operation: (operation, context) => check(operation.summary, context),
    Example: (example, context) => check(example.summary, context),
  };
}
