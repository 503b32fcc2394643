import { at, edit, listPlaces, type Mutant, type Path, type Place, type Source } from './source.ts';

/** A text that says what something means. */
interface TextPlace {
  source: Source;
  path: Path;
  text: string;
  /** Texts of the same group describe things of the same kind, and so could be mistaken for each other. */
  group: string;
}

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
  if (path.length === 0 && source.file.startsWith('components/schemas/') && value.type !== 'object') {
    return text('description', 'en schemas');
  }
  if (path.length === 1 && source.file.startsWith('components/errors/')) {
    const spoken = String(path[0]).split('.').at(-1);
    return ['summary', 'description', 'x-remedy'].flatMap((member) => text(member, `${spoken} ${member}`));
  }
  if (path.at(-1) === 'update' && language === 'zh') {
    const target = String(at(parsed(source), [...path.slice(0, -1), 'target']));
    if (/\.parameters\[/.test(target)) return text('description', 'zh parameters');
  }
  return [];
}

function parsed(source: Source): unknown {
  return listPlaces(source)[0]?.value;
}

function blank({ source, path }: TextPlace): Mutant {
  return mutant([source], path, 'blanked', { [source.file]: edit(source, (document) => document.setIn(path, '')) });
}

function exchange(one: TextPlace, other: TextPlace): Mutant {
  const files =
    one.source === other.source
      ? {
          [one.source.file]: edit(one.source, (document) => {
            document.setIn(one.path, other.text);
            document.setIn(other.path, one.text);
          }),
        }
      : {
          [one.source.file]: edit(one.source, (document) => document.setIn(one.path, other.text)),
          [other.source.file]: edit(other.source, (document) => document.setIn(other.path, one.text)),
        };
  const what = `exchanged with ${other.source === one.source ? '' : other.source.file} ${other.path.join('.')}`;
  return mutant([one.source, other.source], one.path, what, files);
}

function mutant(sources: Source[], path: Path, what: string, files: Record<string, string>): Mutant {
  const places = sources.map(({ file }) => file.split('/').at(-1)?.replace('.yaml', '') ?? file);
  return { name: `${places[0]}: ${path.join('.')} ${what}`, files, places };
}
