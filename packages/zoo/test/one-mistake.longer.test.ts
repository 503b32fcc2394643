/** A contract of a thousand operations with one mistake: the first line of the report says where it is. */
import { expect, test } from 'vitest';
import { copyWith } from '../src/copy-with-zoo.ts';
import { growContract } from '../src/grow.ts';

const FILE = 'paths/zoo-57_animals.yaml';

const mistakes = [
  {
    what: 'an operation id that differs from another only in case',
    from: 'operationId: listAnimals57',
    to: 'operationId: listANIMALS56',
    line: 5,
    says: 'Operation id `listANIMALS56` differs from `listAnimals56` only in case. Rename one',
  },
  {
    what: 'a reference to a file that does not exist',
    from: 'schemas/Diet57.yaml',
    to: 'schemas/Diets57.yaml',
    line: 17,
    says: "Can't resolve $ref",
  },
];

test.for(mistakes)('npm run generate says file and line of $what', ({ from, to, line, says }) => {
  const grown = growContract(1_000, 7);
  using copy = copyWith({ ...grown, [FILE]: grown[FILE]?.replace(from, to) ?? '' }, []);
  const { status, stderr } = copy.run('packages/contract', 'node', 'scripts/generate.ts');
  expect(status).toBe(1);
  const [first, , message] = stderr.split('\n');
  expect([first, message]).toEqual([
    expect.stringContaining(`] openapi/${FILE}:${line}:`),
    expect.stringContaining(says),
  ]);
});
