import { basename } from 'node:path';

/** The file of a path is named after the path: `/users/{id}` is in `users_id.yaml`. */
export default function pathFiles() {
  return {
    Paths(paths, { report, resolve, location }) {
      for (const [path, item] of Object.entries(paths)) {
        // Redocly already reports that a reference leads nowhere.
        if (!item?.$ref || !resolve(item).node) continue;
        const file = basename(item.$ref.split('#')[0]);
        const expected = fileOf(path);
        if (file === expected) continue;
        report({
          message: `The file of path \`${path}\` is called \`${file}\`. Rename it to \`${expected}\`, so that it is found by its path.`,
          location: location.child([path, '$ref']),
        });
      }
    },
  };
}

/** Not every system allows names with the other characters. */
function fileOf(path) {
  const name = path
    .slice(1)
    .replace(/[{}]/g, '')
    .replace(/[\\/:*?"<>|]/g, '_');
  return `${name || 'root'}.yaml`;
}
