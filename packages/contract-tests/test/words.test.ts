import { type OperationModel, readContract, type Text } from '@ciam-sms/contract/model';
import { describe, expect, test } from 'vitest';
import { readAcceptance } from '../src/acceptance.ts';
import { PLACES } from '../src/request.ts';

/** A text of the contract, and the words that the acceptance table demands of it. */
interface Described {
  name: string;
  text: Text | undefined;
  words: { en: string[]; zh: string[] } | undefined;
}

const contract = readContract();

describe.for(readAcceptance())('the words of $id tell texts of the same kind apart:', (accepted) => {
  const { parameters, body, errors } = contract.operations.find(({ id }) => id === accepted.id) as OperationModel;
  const fields = (body?.contents ?? []).flatMap(({ mediaType, fields }) =>
    fields.map((field) => ({ ...field, accepted: accepted.body?.content[mediaType]?.fields[field.path] })),
  );
  const inputs = [
    ...PLACES.flatMap((place) =>
      parameters
        .filter((one) => one.in === place)
        .map((one) => ({ ...one, accepted: accepted.parameters[place][one.name] })),
    ),
    ...fields,
  ];
  const described = inputs.map(({ name, description, accepted }) => ({
    name,
    text: description,
    words: accepted?.words,
  }));
  const groups: Record<string, Described[]> = { inputs: described };
  for (const { name, values = {}, accepted } of inputs) {
    if (typeof accepted?.values !== 'object') continue;
    const meanings = accepted.values;
    groups[`values of ${name}`] = Object.entries(values).map(([value, text]) => ({
      name: value,
      text,
      words: meanings[value],
    }));
  }
  for (const kind of ['title', 'cause', 'remedy'] as const) {
    groups[kind] = errors.map((error, index) => {
      const { words } = accepted.errors[index] ?? {};
      return { name: error.name, text: error[kind], words: words && { en: words.en[kind], zh: words.zh[kind] } };
    });
  }

  test.for(Object.entries(groups))('%s', ([, texts]) => {
    const exchangeable = texts.flatMap((one, index) =>
      texts
        .slice(index + 1)
        .flatMap((other) =>
          (['en', 'zh'] as const)
            .filter((language) => fits(one, other, language) && fits(other, one, language))
            .map((language) => `${one.name} and ${other.name} in ${language}`),
        ),
    );
    expect(exchangeable).toEqual([]);
  });
});

/** Whether a text has the words that another one cannot do without. */
function fits({ text }: Described, { words }: Described, language: 'en' | 'zh'): boolean {
  const said = text?.[language].toLowerCase() ?? '';
  return words?.[language].every((word) => said.includes(word.toLowerCase())) ?? true;
}
