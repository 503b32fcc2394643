/** What becomes of what Redoc shows. That the page has all of the contract, `reference.test.ts` checks. */
import type { OperationModel } from '@ciam-sms/contract/model';
import { expect, test } from 'vitest';
import { referencePage } from '../src/pages/reference.ts';
import { referenceMarkdown } from '../src/pages/reference-markdown.ts';
import { fillIn } from '../src/reference/fill-in.ts';
import { MOCK_URL } from '../src/serve.ts';
import { TEXTS } from '../src/texts.ts';
import { find, zoo } from './every-operation.ts';

const CODE = 'ZOO.QUERY.0001';
const operations = [find('listAnimals'), find('getOpeningHours')];
const contract = { ...zoo, operations };
const overview = { id: 'overview', html: '<div id="overview"><h1>Zoo</h1></div>' };
/** What Redoc shows of an operation, and what of that is an error code in a cell of its own. */
const shown = (title: string, code = CODE) =>
  `<div><h2>${title}</h2><h3>字段</h3><td a="b">${code}</td><td>${CODE}, 一</td><td>其他</td><h6>一</h6><!--samples--></div>`;
const sections = [
  { id: 'other/listanimals', html: shown('Request') },
  { id: 'other/getopeninghours', html: shown('Response') },
];

test('the reference has the overview, and each operation in the language of the reader, with links from error codes', async () => {
  const { main, ...page } = await referencePage(contract, [overview, ...sections], 'zh');
  const { reference: title, referenceDescription: description } = TEXTS.zh;
  expect(page).toEqual({
    path: 'reference/',
    title,
    description,
    markdown: referenceMarkdown(contract, MOCK_URL, 'zh'),
    assets: ['redoc.css', 'reference.css'],
  });
  const link = `<a href="../errors/#${CODE}">${CODE}</a>`;
  const filled = ['请求', '响应'].map((word, index) =>
    fillIn(shown(word, link), operations[index] as OperationModel, MOCK_URL, 'zh'),
  );
  expect(String(main)).toBe(`<div id="redoc">${[overview.html, ...(await Promise.all(filled))].join('\n')}</div>`);
});

test('an operation with a page of its own has the first heading of it, and leads to its own errors', async () => {
  const [operation] = operations as [OperationModel];
  const own = { ...zoo, operations: [operation] };
  const { main, markdown, title, path } = await referencePage(own, sections.slice(0, 1), 'en', 'listAnimals/');
  expect({ title, path }).toEqual({ title: operation.summary.en, path: 'reference/listAnimals/' });
  expect(markdown).toBe(referenceMarkdown(own, MOCK_URL, 'en', 'listAnimals/'));
  const link = `<a href="../../errors/listAnimals/#${CODE}">${CODE}</a>`;
  const filled = await fillIn(shown('Request', link), operation, MOCK_URL, 'en');
  const raised = filled.replace('h2>Request</h2', 'h1>Request</h1').replace('h3>字段</h3', 'h2>字段</h2');
  expect(String(main)).toBe(`<div id="redoc">${raised.replace('h6>一</h6', 'h5>一</h5')}</div>`);
});
