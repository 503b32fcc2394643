import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const zoo = fileURLToPath(new URL('../openapi/', import.meta.url));

/** A YAML document of the zoo; its lint rules know its shape. */
// biome-ignore lint/suspicious/noExplicitAny: each function below names the part that it reads
type Node = any;

/** The zoo's files, by their names below `openapi/`. */
const files: Readonly<Record<string, Node>> = Object.fromEntries(
  readdirSync(zoo, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file.replaceAll('\\', '/'), parse(readFileSync(zoo + file, 'utf8'))]),
);

/** Every operation of the zoo: the file of its path, and its method. */
const kinds = Object.entries(files)
  .filter(([file]) => file.startsWith('paths/'))
  .flatMap(([file, item]) =>
    Object.keys(item)
      .filter((method) => method !== 'parameters')
      .map((method) => ({ file, method })),
  );

/** Names of parts of the document, of which a grown contract has one per zoo. */
const parts = {
  components: Object.keys(files)
    .filter((file) => /components\/(schemas|parameters)\//.test(file))
    .map((file) => posix.basename(file, '.yaml')),
  errors: Object.entries(files)
    .filter(([file]) => file.startsWith('components/errors/'))
    .flatMap(([, examples]) => Object.keys(examples).map((key) => key.replace(/\.\w+$/, ''))),
};
const COMPONENT = new RegExp(`(?<=^|/|components\\.\\w+\\.)(${parts.components.join('|')})(?=\\.yaml$|$)`);
const ERROR = new RegExp(`(?<=^|/)(${parts.errors.join('|')})(?=\\.en$|\\.zh$|\\.yaml|$)`, 'g');

/**
 * Makes a contract grow: as many operations as are asked for, of all kinds that the zoo has, each zoo of nine with a tag,
 * schemas and errors of its own, in both languages. A larger contract begins with the operations of a smaller one.
 *
 * @param seed Decides about the order of the kinds.
 * @returns files to write to `openapi/`; `openapi.yaml` is what to add to the file of that name
 * @example
 * growContract(100, 7) // { 'openapi.yaml': …, 'paths/zoo-1_animals.yaml': …, … }
 */
export function growContract(count: number, seed: number): Record<string, string> {
  const random = createRandom(seed);
  const grown: Record<string, Node> = { 'openapi.yaml': { tags: [], paths: {} } };
  for (let zoo = 1; (zoo - 1) * kinds.length < count; zoo++) {
    addZoo(grown, zoo, shuffle(kinds, random).slice(0, count - (zoo - 1) * kinds.length));
  }
  return Object.fromEntries(Object.entries(grown).map(([file, node]) => [file, stringify(node, { lineWidth: 0 })]));
}

/** Adds a zoo that has some of the operations, and what these need. */
function addZoo(grown: Record<string, Node>, zoo: number, operations: typeof kinds): void {
  const document = grown['openapi.yaml'];
  const tag = `Zoo ${zoo}`;
  document.tags.push({ name: tag, description: `The animals of zoo ${zoo}.` });
  const own: Record<string, Node> = {};
  for (const { file, method } of operations) {
    const { parameters } = files[file];
    const operation = files[file][method];
    const { operationId, summary } = operation;
    own[file] = {
      ...(parameters && { parameters }),
      ...own[file],
      [method]: { ...operation, operationId: operationId + zoo, summary: `${summary} of zoo ${zoo}`, tags: [tag] },
    };
  }
  const text = JSON.stringify(own);
  for (const file of listParts(Object.values(own))) own[file] = files[file];
  const codes = 'components/schemas/ZooErrorCode.yaml';
  if (own[codes]) {
    const used = own[codes].enum.filter((code: string) => text.includes(`${code}.yaml`));
    own[codes] = { ...own[codes], enum: used, examples: used.slice(0, 1) };
  }
  for (const [path, { $ref }] of Object.entries<Node>(files['openapi.yaml'].paths)) {
    if (own[$ref]) document.paths[renameText(path, zoo)] = { $ref: renameText($ref, zoo) };
  }
  for (const [file, overlay] of Object.entries(files).filter(([name]) => name.startsWith('overlays/'))) {
    const actions = overlay.actions.filter(({ target }: Node) => isPresent(target, own)).map(inZoo);
    if (file.endsWith('components.yaml')) {
      actions.push({ target: `$.tags[?@.name == '${tag}']`, update: { description: `第 ${zoo} 动物园的动物。` } });
    }
    if (actions.length > 0) own[file] = { ...overlay, actions };
  }
  for (const [file, node] of Object.entries(own)) grown[renameText(file, zoo)] = rename(node, zoo);

  function inZoo({ target, update }: Node): Node {
    return {
      target,
      update: update.summary ? { ...update, summary: `${update.summary}（第 ${zoo} 动物园）` } : update,
    };
  }
}

/** The files that parts refer to, at any depth. What the zoo shares with the contract is not among them. */
function listParts(nodes: readonly Node[], found = new Set<string>()): Set<string> {
  for (const [, reference = ''] of JSON.stringify(nodes).matchAll(/"\$ref":"(?:[^"]*\/)?([^"/]+\.yaml)/g)) {
    const file = Object.keys(files).find((one) => one.endsWith(`/${reference}`));
    if (!file || found.has(file)) continue;
    found.add(file);
    listParts([files[file]], found);
  }
  return found;
}

/** Whether a grown zoo has what an action of an overlay changes. */
function isPresent(target: string, own: Record<string, Node>): boolean {
  const [, component] = /^\$\.components\.(.+)$/.exec(target) ?? [];
  if (component) return `components/${component.replace('.', '/')}.yaml` in own;
  const [, path = '', key = ''] = /^\$\.paths\['(.+?)'\]\.(\w+)/.exec(target) ?? [];
  return own[files['openapi.yaml'].paths[path].$ref]?.[key] !== undefined;
}

/** Gives every name in a part the number of its zoo. */
function rename(node: Node, zoo: number): Node {
  if (typeof node === 'string') return renameText(node, zoo);
  if (Array.isArray(node)) return node.map((one) => rename(one, zoo));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [renameText(key, zoo), rename(value, zoo)]));
}

function renameText(text: string, zoo: number): string {
  return text
    .replace(/(?<=^|\/)zoo(?=[_/])/g, `zoo-${zoo}`)
    .replace(/\bZOO\./g, `ZOO${zoo}.`)
    .replace(COMPONENT, `$1${zoo}`)
    .replace(ERROR, `$1-${zoo}`);
}

/** Numbers from 0 to 1 that look random and are the same for a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one) => [random(), one] as const)
    .sort(([one], [other]) => one - other)
    .map(([, one]) => one);
}
