/** `x-remedy` is a sentence for the caller, and every English error example has one. */
export default function remedy() {
  return {
    Example(example, { report, location, key }) {
      const isEnglishError = example.value?.error_code !== undefined && String(key).endsWith('.en');
      const text = example['x-remedy'];
      if (text === undefined && !isEnglishError) return;
      if (typeof text === 'string' && /^\p{Lu}.*\.$/su.test(text.trim())) return;
      report({
        message: 'The error has no usable `x-remedy`. Say in a full sentence what the caller should do.',
        location: location.child(text === undefined ? 'value' : 'x-remedy').key(),
      });
    },
  };
}
