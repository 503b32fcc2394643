import { expect, test } from 'vitest';
import { sequenceDiagram } from '../src/frame/sequence.ts';
import { TEXTS } from '../src/texts.ts';
import { parsePage } from './parse-page.ts';

const DIAGRAM = `sequenceDiagram
  participant User
  participant API as SMS API
  User->>API: asks <now>
  API-->>User: replies
`;

test('a sequence diagram says in words what it draws', async () => {
  const document = parsePage(String(await sequenceDiagram(DIAGRAM, TEXTS.en)));
  const list = [...document.querySelectorAll('li')].map((item) => item.textContent);
  expect(list).toEqual(['User → SMS API: asks <now>', 'SMS API → User: replies']);
  const drawn = [...document.querySelectorAll('svg text')].map((text) => text.textContent);
  expect(drawn).toEqual(['User', 'SMS API', 'asks <now>', 'replies']);
  expect(document.querySelectorAll('.reply')).toHaveLength(1);
});

test('an arrow leads from one participant to the other, with its message above its middle, and all of it is in the picture', () => {
  const document = parsePage(String(sequenceDiagram(DIAGRAM, TEXTS.en)));
  const numbersOf = (element: Element | undefined, name: string) =>
    (element?.getAttribute(name)?.match(/[\d.]+/g) ?? []).map(Number) as [number, number, ...number[]];
  const [, , width, height] = numbersOf([...document.querySelectorAll('svg')][0], 'viewBox') as unknown as number[];
  const lives = [...document.querySelectorAll('.life')].map((one) => numbersOf(one, 'd'));
  const names = [...document.querySelectorAll('.participant')].map((one) => numbersOf(one, 'x')[0]);
  expect(lives.map(([x]) => x)).toEqual(names);
  expect(names).toEqual([60, Number(width) - 60]);
  const [asks, replies] = [...document.querySelectorAll('.call, .reply')].map((line) => {
    const [start, y, end] = numbersOf(line, 'd') as unknown as [number, number, number];
    const [tip, high, point, on, again, low] = numbersOf(line.nextElementSibling ?? undefined, 'd') as number[];
    const label = line.previousElementSibling ?? undefined;
    expect([point, on, again]).toEqual([end, y, tip]);
    expect([high, low]).toEqual([y - 4, y + 4]);
    expect(numbersOf(label, 'x')[0]).toBe((start + end) / 2);
    expect(numbersOf(label, 'y')[0]).toBe(y - 8);
    return { from: start, to: end, tip, y };
  });
  const [user, api] = names as [number, number];
  expect(asks).toEqual({ from: user, to: api, tip: api - 7, y: 70 });
  expect(replies).toEqual({ from: api, to: user, tip: user + 7, y: 112 });
  expect(height).toBe(70 + 2 * 42 - 20);
  expect([...document.querySelectorAll('.call, .reply')].map((one) => one.getAttribute('class'))).toEqual([
    ...['call', 'reply'],
  ]);
});

test('a sequence diagram in Chinese has the colon of Chinese', async () => {
  const document = parsePage(String(await sequenceDiagram(DIAGRAM, TEXTS.zh)));
  expect(document.querySelector('li')?.textContent).toBe('User → SMS API：asks <now>');
});

test.for([
  '  User->>Nobody: calls',
  '  Nobody->>User: calls',
  '  Note over User: participant User',
  '  participant Two words',
  '  a User->>API: calls',
  '  loop',
])('a sequence diagram that has the line "%s" is refused, with the line', (line) => {
  expect(() => sequenceDiagram(`${DIAGRAM}${line}\n`, TEXTS.en)).toThrow(
    `A sequence diagram cannot have this line: ${line.trimEnd()}`,
  );
});
