/** Every fact on the page of errors: compared with the contract, or done as the page says. */
import { readContract } from '@ciam-sms/contract/model';
import { type Mock, startMock } from '@ciam-sms/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFlow } from '../src/pages/flow.ts';
import { exampleCall, toWire } from '../src/samples/call.ts';
import { LANGUAGES } from '../src/texts.ts';
import { folderOf, readPage, textOf } from './site.ts';
import { doAsItSays, ONE_VALUE, send } from './trigger.ts';

const LABELS = {
  en: ['Status', 'Messages', 'Cause', 'What to do', 'Reproduce on the mock', 'Handle in the client'],
  zh: ['状态码', '消息', '原因', '处理办法', '在模拟服务上触发', '在客户端中处理'],
} as const;

const contract = readContract();
const cases = contract.operations.flatMap((operation) =>
  operation.errors.map((error) => ({ id: operation.id, name: error.name, operation, error })),
);
type Case = (typeof cases)[number];
const anchorOf = ({ id, name, error }: Case) => error.code ?? `${id}.${name}`;

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock?.close());

describe.for(LANGUAGES)('the page of errors in %s', (language) => {
  const read = (path: string) => readPage(folderOf(language) + path);
  const page = read('errors/');
  const [status, messages, cause, remedy, trigger, client] = LABELS[language];
  const under = (anchor: string, label: string) => findUnder(page, anchor, label);
  /** What makes an operation return an error, in the sentences of the page. */
  const triggersOf = (one: Case): Element[] => {
    const places = [...under(anchorOf(one), trigger).querySelectorAll('p')];
    const { method, path } = one.operation;
    return [...(places.find((place) => textOf(place) === `${method} ${path}`)?.nextElementSibling?.children ?? [])];
  };

  test('has every error of the contract, in the order of their codes, and nothing else', () => {
    const anchors = [...page.querySelectorAll('section.error h2')].map(({ id }) => id);
    expect(anchors).toEqual([...new Set(cases.map(anchorOf))].sort((one, other) => one.localeCompare(other, 'en')));
    for (const one of cases) {
      const section = page.getElementById(anchorOf(one))?.parentElement;
      const terms = [...(section?.querySelectorAll('dt') ?? [])].map(textOf);
      expect(terms).toEqual(LABELS[language].filter((label) => one.error.message || label !== messages));
    }
  });

  test.for(cases)('says of $name of $id what the contract says', (one) => {
    const { error } = one;
    const anchor = anchorOf(one);
    expect(textOf(page.getElementById(anchor)?.querySelector('small'))).toBe(error.title[language]);
    expect(textOf(page.querySelector(`.contents a[href="#${anchor}"]`))).toBe(
      `${error.code ?? error.status} ${error.title[language]}`,
    );
    expect(textOf(under(anchor, status))).toBe(String(error.status));
    expect(textOf(under(anchor, cause))).toBe(plain(error.cause[language]));
    expect(textOf(under(anchor, remedy))).toBe(plain(error.remedy[language]));
    expect(under(anchor, client).textContent).toContain(error.remedy[language]);
    if (error.message) {
      const shown = [...under(anchor, messages).querySelectorAll('span')].map((span) => [span.lang, textOf(span)]);
      expect(shown).toEqual([
        ['en', error.message.en],
        ['zh-Hans', error.message.zh],
      ]);
    }
  });

  test.for(cases)('triggers $name of $id as it says, on the mock', async (one) => {
    const { error, operation } = one;
    const sentences = triggersOf(one).map(textOf);
    expect(sentences.length).toBe(error.mockCauses.length + 2); // `Prefer`, and the link
    for (const sentence of sentences.slice(0, -2)) {
      const returned = await send(doAsItSays(sentence, operation, mock.url, language));
      const { status, code, message } = error;
      expect({ sentence, ...returned }).toEqual({ sentence, status, code, message: message?.[language] });
      if (!ONE_VALUE[language].test(sentence)) continue;
      const another = await send(doAsItSays(`${sentence}0`, operation, mock.url, language));
      expect({ sentence, ...another }).not.toEqual({ sentence, ...returned });
    }
  });

  test.for(cases)('names the examples of $name of $id, which the mock knows', async (one) => {
    const { error, operation } = one;
    const sentences = triggersOf(one);
    const [english, chinese] = [...(sentences.at(-2)?.querySelectorAll('code') ?? [])].map(textOf);
    for (const [preference, messageLanguage] of [
      [english?.replace('Prefer: ', ''), 'en'],
      ...(error.examples ? [[`example=${chinese}`, 'zh'] as const] : []),
    ] as const) {
      const { headers, ...wire } = toWire(exampleCall(operation, mock.url, language));
      const returned = await send({ ...wire, headers: { ...headers, Prefer: preference ?? '' } });
      expect(returned).toEqual({ status: error.status, code: error.code, message: error.message?.[messageLanguage] });
    }
  });

  test.for(cases)('leads from $name of $id to its example on the Try it page', (one) => {
    const link = triggersOf(one).at(-1)?.querySelector('a')?.getAttribute('href') ?? '';
    const button = read('try/').getElementById(link.replace('../try/#', ''));
    expect(button?.closest('form')?.getAttribute('data-operation')).toContain(`"id":"${one.id}"`);
    expect(textOf(button)).toBe(`${one.error.code ?? one.error.status} ${one.error.title[language]}`);
  });

  test.for([
    ['errors/', './'],
    ['guides/testing-with-the-mock/', '../../errors/'],
  ] as const)(
    'has tables of causes, here or on the page %s, that hold, in the order of the contract',
    async ([path, errorsPath]) => {
      const tables = [...read(path).querySelectorAll('main table')];
      const isHere = (id: string) => path === 'errors/' || readFlow().has(id);
      const operations = contract.operations.filter(({ id, errors }) => errors.length > 0 && isHere(id));
      expect(tables).toHaveLength(operations.length);
      for (const [index, operation] of operations.entries()) {
        const title = textOf(
          tables[index]?.closest('.table')?.previousElementSibling?.querySelector('code') ??
            page.getElementById(`mock-${operation.id}`),
        );
        expect(title).toContain(`${operation.method} ${operation.path}`);
        const rows = [...(tables[index]?.querySelectorAll('tbody tr') ?? [])];
        expect(rows.map((row) => textOf(row.querySelector('a')))).toEqual(
          operation.errors.flatMap(({ code, status: number, mockCauses }) =>
            mockCauses.map(() => code ?? String(number)),
          ),
        );
        for (const row of rows) {
          const [sentence, shown] = [...row.querySelectorAll('td')].map(textOf);
          const { code, status: number } = await send(doAsItSays(sentence ?? '', operation, mock.url, language));
          expect({ sentence, shown: String(code ?? number) }).toEqual({ sentence, shown });
          const anchor = code ?? `${operation.id}.${number}`;
          expect(row.querySelector('a')?.getAttribute('href')).toBe(`${errorsPath}#${anchor}`);
        }
      }
    },
  );
});

/** What stands under a label of an error. */
function findUnder(page: Document, anchor: string, label: string): Element {
  const terms = [...(page.getElementById(anchor)?.parentElement?.querySelectorAll('dt') ?? [])];
  const term = terms.find(({ textContent }) => textContent === label);
  if (!term?.nextElementSibling) throw new Error(`${anchor} has no ${label}`);
  return term.nextElementSibling;
}

/** A text of the contract without the marks of Markdown. */
function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}
