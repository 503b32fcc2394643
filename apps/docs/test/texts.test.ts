import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGE_TAGS, LANGUAGES, TEXTS } from '../src/texts.ts';
import { dist, pages } from './site.ts';

/** Every text of a language, by its name; a list has its place after its name. */
const listTexts = (texts: object, above = ''): [name: string, text: string][] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[above + name, text]] : listTexts(text, name),
  );

/** What pages say only of operations that the contract does not have, or of so many that each has pages of its own. */
const OF_OTHERS = ['placespath', 'placesquery', 'placescookie', 'cookiesNeedSameOrigin', 'deprecated', 'mediaType'];
const OF_MANY = ['operations', 'allOperations', 'untagged'];

const site = [...pages.map((path) => `${path}index.html`), '404.html']
  .map((file) => readFileSync(dist + file, 'utf8'))
  .join('');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

test.for(LANGUAGES)('every text in %s says something, and is shown', (language) => {
  const texts = listTexts(TEXTS[language]);
  const empty = texts.filter(([, text]) => !/\S/.test(text)).map(([name]) => name);
  expect(empty).toEqual(language === 'en' ? ['startsWith1'] : []); // English needs nothing after a value
  const ofThisSite = texts.filter(([name]) => ![...OF_OTHERS, ...OF_MANY].includes(name));
  const isShown = (text: string) =>
    escaped(text)
      .split('`')
      .every((part) => site.includes(part));
  expect(ofThisSite.filter(([, text]) => !isShown(text))).toEqual([]);
});

test('the languages of the site have the names that HTML has for them', () => {
  expect(LANGUAGES.map((language) => LANGUAGE_TAGS[language])).toEqual(['en', 'zh-Hans']);
});

test('a text that is there in one language is there in every other', () => {
  const [names, ...others] = LANGUAGES.map((language) => listTexts(TEXTS[language]).map(([name]) => name));
  for (const other of others) expect(other).toEqual(names);
});
