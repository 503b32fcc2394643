import { follow } from './follow.js';

const EXAMPLE_NAME = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(en|zh)$/;
const HAN = /\p{Script=Han}/u;

/**
 * Every code of an error body has one named example per language, `<short-name>.en` and `<short-name>.zh`: that is how
 * the contract states a code's name and its two messages.
 */
export default function errorsInBothLanguages() {
  return {
    Response: {
      MediaType(media, context) {
        const { report, location } = context;
        const schema = follow(context, media.schema);
        if (!schema.node?.properties?.error_code) return;
        const codes = follow(context, schema.node.properties.error_code, schema.file).node?.enum ?? [];
        const place = location.child('examples').key();
        const names = new Map();

        for (const [key, reference] of Object.entries(media.examples ?? {})) {
          const [, name, language] = EXAMPLE_NAME.exec(key) ?? [];
          const example = follow(context, reference).node;
          const { error_code: code, error_msg: message = '' } = example?.value ?? {};
          if (!name) {
            report({
              message: `Example \`${key}\` is not named after its error and language. Call it \`short-name.en\` or \`short-name.zh\`.`,
              location: place,
            });
            continue;
          }
          if (HAN.test(message) !== (language === 'zh')) {
            report({
              message: `The message of example \`${key}\` is not in the language that its name says. Write \`error_msg\` in ${language === 'zh' ? 'Chinese' : 'English'}.`,
              location: place,
            });
          }
          if (language === 'en' && !example?.description) {
            report({
              message: `Example \`${key}\` does not say what causes the error. Add a \`description\`.`,
              location: place,
            });
          }
          names.set(code, [...(names.get(code) ?? []), { name, language }]);
        }

        for (const code of codes) {
          const found = names.get(code) ?? [];
          const languages = found.map(({ language }) => language).sort();
          if (languages.join() === 'en,zh' && found[0].name === found[1].name) continue;
          report({
            message: `Code \`${code}\` needs exactly two examples of one name, \`name.en\` and \`name.zh\`; it has ${
              found.map(({ name, language }) => `\`${name}.${language}\``).join(', ') || 'none'
            }. List both from its file in \`components/errors/\`.`,
            location: place,
          });
        }
      },
    },
  };
}
