import { ERROR_CODE } from './error-body.js';

/**
 * Bundling writes what the files of the errors say to where readers and tools look for it, in the language of the
 * document: what each code means, to the enum of codes; and both examples of an error get the texts of that language.
 */
export default function errorTexts() {
  const enums = new Set();
  return {
    Schema(schema) {
      if (schema.enum?.length) enums.add(schema);
    },
    Root: {
      leave(root) {
        const language = root.info?.['x-language'] ?? 'en';
        delete root.info?.['x-language'];
        const meanings = settleLanguage(root.components?.examples ?? {}, language);
        for (const schema of enums) {
          if (!schema.enum.every((code) => code in meanings)) continue;
          schema['x-enumDescriptions'] = Object.fromEntries(schema.enum.map((code) => [code, meanings[code]]));
        }
      },
    },
  };
}

/** Gives the examples of errors the texts of one language, and returns what each code means in it. */
function settleLanguage(examples, language) {
  const meanings = {};
  for (const [key, example] of Object.entries(examples)) {
    const name = /^(.+)\.en$/.exec(key)?.[1];
    const chinese = name && examples[`${name}.zh`];
    if (!chinese) continue;
    if (language === 'zh') {
      example.summary = `${chinese.summary}（英文消息）`;
      example.description = chinese.description;
      example['x-remedy'] = chinese['x-remedy'];
    }
    delete chinese.description;
    delete chinese['x-remedy'];
    if (example.value?.[ERROR_CODE]) meanings[example.value[ERROR_CODE]] = example.description;
  }
  return meanings;
}
