import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { sequenceDiagram } from '../src/frame/sequence.ts';

const DIAGRAM = `sequenceDiagram
  participant User
  participant API as SMS API
  User->>API: asks <now>
  API-->>User: replies
`;

test('a sequence diagram says in words what it draws', async () => {
  const { document } = new JSDOM(String(await sequenceDiagram(DIAGRAM))).window;
  const list = [...document.querySelectorAll('li')].map((item) => item.textContent);
  expect(list).toEqual(['User → SMS API: asks <now>', 'SMS API → User: replies']);
  const drawn = [...document.querySelectorAll('svg text')].map((text) => text.textContent);
  expect(drawn).toEqual(['User', 'SMS API', 'asks <now>', 'replies']);
  expect(document.querySelectorAll('.reply')).toHaveLength(1);
});

test('a sequence diagram that cannot be drawn is refused, with the line', () => {
  expect(() => sequenceDiagram(`${DIAGRAM}  User->>Nobody: calls\n`)).toThrow('User->>Nobody: calls');
});
