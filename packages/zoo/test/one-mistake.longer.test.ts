/** A contract of a thousand operations with one mistake: the first line of the report says where it is. */
import { expect, test } from 'vitest';
import { copyWith } from '../src/copy-with-zoo.ts';
import { growContract } from '../src/grow.ts';

const FILE = 'paths/zoo-57_animals.yaml';
const OVERLAY = 'overlays/zh/zoo-57_animals.yaml';

const mistakes = [
  {
    what: 'an operation id that differs from another only in case',
    file: FILE,
    from: 'operationId: listAnimals57',
    to: 'operationId: listANIMALS56',
    place: `${FILE}:5:`,
    says: 'Operation id `listANIMALS56` differs from `listAnimals56` only in case. Rename one',
  },
  {
    what: 'a reference to a file that does not exist',
    file: FILE,
    from: 'schemas/Diet57.yaml',
    to: 'schemas/Diets57.yaml',
    place: `${FILE}:17:`,
    says: "Can't resolve $ref",
  },
  {
    what: 'a text without its Chinese',
    file: OVERLAY,
    from: '      summary: 列出动物（第 57 动物园）\n',
    to: '',
    place: `${FILE}:6:`,
    says: `\`summary\` has no Chinese text. Add an action for $.paths['/zoo-57/animals'].get.summary to openapi/${OVERLAY}: "List animals of zoo 57"`,
  },
  {
    what: 'a Chinese text for what does not exist',
    file: OVERLAY,
    from: "$.paths['/zoo-57/animals'].get\n",
    to: "$.paths['/zoo-57/animal'].get\n",
    place: `${OVERLAY}:7:`,
    says: "$.paths['/zoo-57/animal'].get is not in the contract. Remove the action, or fix its path.",
  },
];

test.for(mistakes)('npm run generate says file and line of $what', ({ file, from, to, place, says }) => {
  const grown = growContract(1_000, 7);
  using copy = copyWith({ ...grown, [file]: grown[file]?.replace(from, to) ?? '' }, []);
  const { status, stderr } = copy.run('packages/contract', 'node', 'scripts/generate.ts');
  expect(status).toBe(1);
  const [first, , message] = stderr.split('\n');
  expect([first, message]).toEqual([expect.stringContaining(`] openapi/${place}`), expect.stringContaining(says)]);
});
