import { expect, test } from 'vitest';
import { addToYaml } from '../src/add-to-yaml.ts';

const text = '# A comment.\nenum:\n  - A # first\ninfo:\n  version: 1.0.0\n';

test('items of a list go to its end, and comments stay', () => {
  expect(addToYaml(text, 'enum: [B]')).toContain('# A comment.\nenum:\n  - A # first\n  - B\n');
});

test('members of a map join the map of the same place', () => {
  expect(addToYaml(text, 'info: { title: T }')).toContain('info:\n  version: 1.0.0\n  title: T\n');
});

test('other values replace those of the same place', () => {
  expect(addToYaml(text, 'info: { version: 2.0.0 }')).toContain('info:\n  version: 2.0.0\n');
});

test('a list where the text has a map is an error', () => {
  expect(() => addToYaml(text, 'info: [A]')).toThrow('a list where the text has something else');
});
