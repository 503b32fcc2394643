import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { at, edit, listPlaces, type Mutant, type Path, type Place, type Source } from './source.ts';

/** A text that says what something means. */
interface TextPlace {
  source: Source;
  path: Path;
  text: string;
  /** Texts of the same group describe things of the same kind, and so could be mistaken for each other. */
  group: string;
  /** What the text is about, if its path does not name it. */
  subject?: string | undefined;
}

/** Keys that name no place of their own. */
const KEYWORDS = /^(update|description|summary|x-remedy|x-enumDescriptions|\d+)$/;

/** Blanks every text that says what an input, a value or an error means, and exchanges it with that of its next sibling. */
export function listTextMutants(sources: readonly Source[]): Mutant[] {
  const texts = sources.flatMap(listPlaces).flatMap(textsOf);
  const groups = Map.groupBy(texts, ({ group }) => group);
  return [...groups.values()].flatMap((siblings) =>
    siblings.flatMap((one, index) => {
      const next = siblings[index + 1];
      return [blank(one), ...(next && next.text !== one.text ? [exchange(one, next)] : [])];
    }),
  );
}

function textsOf({ source, path, value }: Place): TextPlace[] {
  const text = (member: string, group: string) => {
    const { [member]: said } = value as Record<string, unknown>;
    return typeof said === 'string' ? [{ source, path: [...path, member], text: said, group }] : [];
  };
  const language = source.file.startsWith('overlays/') ? 'zh' : 'en';
  if (path.at(-1) === 'x-enumDescriptions') {
    return Object.keys(value).flatMap((name) => text(name, `${language} values ${source.file} ${path.join('.')}`));
  }
  if (path.at(-2) === 'properties')
    return text('description', `${language} fields ${source.file} ${path.slice(0, -2).join('.')}`);
  if (value.in && value.schema) return text('description', 'en parameters');
  if (path.at(-2) === 'headers') return text('description', 'en headers');
  if (path.length === 0 && source.file.startsWith('components/schemas/') && value.type !== 'object') {
    return text('description', 'en schemas');
  }
  if (value['x-remedy'] !== undefined) {
    const kind = value.value === undefined ? 'en response' : `${String(path.at(-1)).split('.').at(-1)} error`;
    return ['summary', 'description', 'x-remedy'].flatMap((member) => text(member, `${kind} ${member}`));
  }
  if (path.at(-1) === 'update') {
    const target = String(at(parseDocument(source.text).toJS(), [...path.slice(0, -1), 'target']));
    const [, kind] = /\.(parameters|schemas)\b/.exec(target) ?? [];
    const [subject] = /[\w-]+(?=\W*$)/.exec(target) ?? [];
    if (kind && !value.properties) return text('description', `zh ${kind}`).map((one) => ({ ...one, subject }));
  }
  return [];
}

function blank(one: TextPlace): Mutant {
  return mutate('blanked', [one, '']);
}

function exchange(one: TextPlace, other: TextPlace): Mutant {
  return mutate(`exchanged with ${other.source.file} ${other.path.join('.')}`, [one, other.text], [other, one.text]);
}

/** Replaces texts, which may be in one file. */
function mutate(what: string, ...replaced: [place: TextPlace, text: string][]): Mutant {
  const files: Record<string, string> = {};
  for (const [{ source, path }, text] of replaced) {
    const { [source.file]: current = source.text } = files;
    files[source.file] = edit({ ...source, text: current }, (document) => document.setIn(path, text));
  }
  const places = replaced.flatMap(([{ source, path, subject }]) => [
    basename(source.file, '.yaml'),
    ...(subject ? [subject] : []),
    ...path
      .slice(-2)
      .map(String)
      .filter((key) => !KEYWORDS.test(key)),
  ]);
  return { name: `${places[0]}: ${replaced[0]?.[0].path.join('.')} ${what}`, files, places };
}
