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

  test.for(operations)(
    'has below the samples of $method $path its further examples, and its responses',
    ({ id, body }) => {
      const samples = page.querySelector(`input[name="samples-${id}"]`)?.closest('fieldset');
      expect(samples?.querySelector('legend')?.textContent).toBe('Programming language of the sample');
      const below: Element[] = [];
      for (let next = samples?.nextElementSibling; next && next.tagName !== 'H3'; next = next.nextElementSibling)
        below.push(next);
      const examples = body?.contents.flatMap((content) => content.examples.slice(1)) ?? [];
      expect(below.map(({ textContent }) => textContent)).toEqual(
        examples.flatMap(({ summary, value }) => [`${summary.en}:`, JSON.stringify(value, null, 2)]),
      );
      for (const one of below.flatMap((element) => [...element.querySelectorAll('pre')]))
        expect(one.getAttribute('data-language')).toBe('json');
    },
  );

  test('comes with samples in the languages of testers', () => {
    const labels = [...page.querySelectorAll('.tabs label')].map(textOf);
    expect([...new Set(labels)]).toEqual(['curl', 'fetch', 'Python', 'Java', 'Go', 'Kotlin', 'Swift']);
  });

  test.for(['guides/', 'guides/testing-with-the-mock/'])('is found from %s', (from) => {
    const links = [...readPage(folder + from).querySelectorAll('main a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(from === 'guides/' ? './mock-control/' : '../mock-control/');
  });
});
