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

test('a sequence diagram in Chinese has the colon of Chinese', async () => {
  const document = parsePage(String(await sequenceDiagram(DIAGRAM, TEXTS.zh)));
  expect(document.querySelector('li')?.textContent).toBe('User → SMS API：asks <now>');
});

test('a sequence diagram that cannot be drawn is refused, with the line', () => {
  expect(() => sequenceDiagram(`${DIAGRAM}  User->>Nobody: calls\n`, TEXTS.en)).toThrow('User->>Nobody: calls');
});
