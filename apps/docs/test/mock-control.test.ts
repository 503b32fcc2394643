import { describe, expect, test } from 'vitest';
import { readControlApi } from '../src/reference/control-api.ts';
import { readPage, textOf } from './site.ts';

const { operations } = await readControlApi();

describe.for(['', 'zh/'])('the control API of the mock, in %s', (folder) => {
  const page = readPage(`${folder}guides/mock-control/`);
  const text = textOf(page.querySelector('main'));

  test.for(operations)('has $method $path, with every input and response', ({ id, method, path, ...operation }) => {
    expect(page.getElementById(id)?.tagName).toBe('H2');
    const contents = [...(operation.body?.contents ?? []), ...operation.responses.flatMap((one) => one.contents)];
    const fields = contents.flatMap((content) => content.fields);
    const described = [...operation.parameters, ...operation.responses, ...fields].map(({ description }) =>
      description.en.trim().replace(/`/g, '').replace(/\s+/g, ' '),
    );
    for (const part of [`${method} ${path}`, ...described]) expect(text).toContain(part);
  });

  test('comes with samples in the languages of testers', () => {
    const labels = [...page.querySelectorAll('.tabs label')].map(textOf);
    expect([...new Set(labels)]).toEqual(['curl', 'fetch', 'Python', 'Java', 'Go', 'Kotlin', 'Swift']);
  });

  test.for(['guides/', 'guides/testing-with-the-mock/'])('is found from %s', (from) => {
    const links = [...readPage(folder + from).querySelectorAll('main a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(from === 'guides/' ? './mock-control/' : '../mock-control/');
  });
});
