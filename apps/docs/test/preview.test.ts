/** What `npm run dev` shows before anything is built. Where a file was changed indeed, `large.longer.test.ts` looks. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContract } from '@ciam-sms/contract/model';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { bundlePaths, type Documents } from '../../../packages/contract/scripts/bundle.ts';
import { recallNothing, rememberIn } from '../src/output/memory.ts';
import { preparePreviews } from '../src/pages/preview.ts';
import { sectionId } from '../src/pages/reference.ts';
import { type Redoc, startRedoc } from '../src/reference/render.ts';
import { LANGUAGES } from '../src/texts.ts';
import { dist } from './site.ts';

/** Paths that the contract has besides its own. */
const more = vi.hoisted((): string[] => []);
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const globSync = (pattern: string, options: { cwd: string }) => [
    ...fs.globSync(pattern, options),
    ...(pattern.startsWith('{paths') ? more : []),
  ];
  return { ...fs, globSync };
});
vi.mock('@ciam-sms/contract/model', { spy: true });
vi.mock('../../../packages/contract/scripts/bundle.ts', { spy: true });

const contract = readContract();
const FILE = { getCaptcha: 'api_v2_sdk_captcha.yaml', sendSms: 'api_v2_sdk_sms_send.yaml' };

test('of a contract that was not changed, the pages of operations are those that are built', async () => {
  await using redoc = startRedoc();
  // What Redoc renders is in the memory of the build.
  const { recall } = rememberIn(fileURLToPath(new URL('../.cache', import.meta.url)));
  const pages = await preparePreviews(redoc, recall)(['components/schemas/Scenario.yaml']);
  const kinds = ['/reference/', '/errors/', '/try/'];
  expect(pages.map(({ path }) => path)).toEqual([...kinds, ...kinds.map((kind) => `/zh${kind}`)]);
  for (const { path, main } of pages) expect(readFileSync(`${dist}${path}index.html`, 'utf8')).toContain(main);
});

describe('where each operation has pages of its own', () => {
  /** The documents that Redoc was asked for, of which it shows headings. */
  let asked: OpenApi.Document[];
  const redoc: Redoc = {
    async render(document) {
      asked.push(document);
      const sections = idsIn(document).map((id) => ({ id: sectionId({ id }), html: `<h2>${id}</h2>` }));
      return { rules: [], sections: [{ id: 'overview', html: '' }, ...sections] };
    },
    async [Symbol.asyncDispose]() {},
  };
  const idsIn = ({ paths }: OpenApi.Document) =>
    Object.values(paths ?? {}).flatMap((item) => [item?.get, item?.post].flatMap((one) => one?.operationId ?? []));
  const preview = () => preparePreviews(redoc, recallNothing);

  /** Has the contract been built before these operations got the summary that they have. */
  function changeSinceBuild(...ids: string[]): void {
    const [first] = contract.operations;
    if (!first) throw new Error('The contract has no operation');
    const others = Array.from({ length: 20 }, (_, index) => ({ ...first, id: `other${index}` }));
    const summary = { en: 'Old summary', zh: '旧摘要' };
    const own = contract.operations.map((one) => (ids.includes(one.id) ? { ...one, summary } : one));
    vi.mocked(readContract).mockReturnValue({ ...contract, operations: [...own, ...others] });
  }

  /** Has the contract been changed in a way that its files do not have. */
  const changeContract = (change: (document: OpenApi.Document) => unknown) =>
    vi.mocked(bundlePaths).mockImplementationOnce(async (files) => {
      const { bundlePaths: bundle } = await vi.importActual<{ bundlePaths: typeof bundlePaths }>(
        '../../../packages/contract/scripts/bundle.ts',
      );
      const documents: Documents = await bundle(files);
      for (const language of LANGUAGES) change(documents[language]);
      return documents;
    });

  beforeEach(() => {
    asked = [];
    changeSinceBuild(...contract.operations.map(({ id }) => id));
  });

  test.for([
    [[`paths/${FILE.sendSms}`], ['sendSms']],
    [[`overlays/zh/${FILE.sendSms}`], ['sendSms']],
    [['components/schemas/Scenario.yaml'], ['sendSms']],
    [
      ['components/responses/CaptchaIssued.yaml', `paths/${FILE.sendSms}`],
      ['sendSms', 'getCaptcha'],
    ],
    [['components/parameters/X-L.yaml'], ['sendSms', 'getCaptcha', 'verifyCaptcha']],
    [['openapi.yaml', 'rules/diff.yaml'], []],
  ] as const)('a change of %j is shown on the pages of %j', async ([files, ids]) => {
    const pages = await preview()(files);
    const own = (folder: string) =>
      ids.flatMap((id) => ['reference', 'errors', 'try'].map((kind) => `/${folder}${kind}/${id}/`));
    expect(pages.map(({ path }) => path)).toEqual([...own(''), ...own('zh/')]);
    expect(asked.map(idsIn)).toEqual(ids.length > 0 ? [ids, ids] : []);
    const [reference] = pages;
    if (reference) expect(reference.main).toContain(`<h1>${ids[0]}</h1>`);
  });

  test('only the pages of operations that differ from what is built are made, and those once', async () => {
    changeSinceBuild('sendSms');
    const previewAgain = preview();
    const change = ['components/parameters/X-L.yaml'];
    const pages = await previewAgain(change);
    expect(new Set(pages.map(({ path }) => path.split('/').at(-2)))).toEqual(new Set(['sendSms']));
    expect(asked.map(idsIn)).toEqual([['sendSms'], ['sendSms']]);
    expect(await previewAgain(change)).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  test('what a build has made of a change by now is shown all the same: the site does not show it yet', async () => {
    const previewWhileBuilding = preview();
    changeSinceBuild();
    const pages = await previewWhileBuilding([`paths/${FILE.sendSms}`]);
    expect(pages.map(({ path }) => path)).toContain('/reference/sendSms/');
  });

  test('an operation takes inputs from others as they are, and from those that were not looked at as they are built', async () => {
    const formsAfter = async (file: string) => {
      const pages = await preview()([file]);
      return pages.find(({ path }) => path === '/try/sendSms/')?.main;
    };
    expect(await formsAfter('components/parameters/X-L.yaml')).not.toContain('Old summary');
    expect(await formsAfter(`paths/${FILE.sendSms}`)).toContain('Old summary');
  });

  test('error codes have the meanings that they have in the whole contract, and other values their own', async () => {
    const key = 'x-enumDescriptions';
    changeContract(({ paths, components }) => {
      const { SendSmsErrorCode, Scenario, SendSmsRequest } = components?.schemas ?? {};
      Reflect.deleteProperty(SendSmsErrorCode ?? {}, key);
      Object.assign(Scenario ?? {}, { [key]: { LOGIN_SMS: 'Other.' } });
      Object.assign(components?.schemas ?? {}, { Added: { ...SendSmsRequest } });
      for (const item of Object.values(paths ?? {})) Object.assign(item ?? {}, { parameters: [], summary: 'Path' });
      for (const item of Object.values(paths ?? {}))
        Object.assign(item?.post ?? {}, { requestBody: { $ref: '#/components/schemas/Added' } });
    });
    await preview()([`paths/${FILE.sendSms}`]);
    const built = JSON.parse(readFileSync(`${dist}openapi.json`, 'utf8')).components.schemas;
    const [{ components, paths } = {} as OpenApi.Document] = asked;
    expect(components?.schemas).toStrictEqual({
      SendSmsErrorCode: built.SendSmsErrorCode,
      SendSmsError: built.SendSmsError,
      Scenario: { ...built.Scenario, [key]: { LOGIN_SMS: 'Other.' } },
      Added: built.SendSmsRequest,
    });
    expect(Object.values(paths ?? {})).toEqual([expect.objectContaining({ parameters: [], summary: 'Path' })]);
  });

  test.for([
    [2, 3],
    [3, 0],
  ] as const)(
    'with %i paths more that share a change, %i operations are shown: at most five',
    async ([others, shown]) => {
      more.push(...Array<string>(others).fill(`paths/${FILE.sendSms}`));
      onTestFinished(() => void more.splice(0));
      const pages = await preview()(['components/parameters/X-L.yaml']);
      expect(pages.filter(({ path }) => path.startsWith('/try/'))).toHaveLength(shown);
    },
  );

  test.for([undefined, {}])('a contract may have no components, or none that are schemas: %j', async (components) => {
    changeContract((document) => Object.assign(document, { paths: {}, components }));
    expect(await preview()([`paths/${FILE.sendSms}`])).toEqual([]);
  });
});
