import { spawnSync } from 'node:child_process';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from './repository.ts';

/** A sentence for every rule of wording.yaml, in the same order, and two that break none. */
const SENTENCES = [
  'We mended it.',
  'This provokes an error.',
  'It hands over the list.',
  'There was no answer.',
  'The fact stands in a file.',
  'What became of it?',
  'Nothing comes near it.',
  'It has to be a number.',
  'Send a pass token.',
  'The graphic verification code is wrong.',
  'Human-machine verification comes first.',
  'Send the authorization ID.',
  'Choose a sending scenario.',
  'The body is no object.',
  'Decide what it responds next.',
  'Send the client id.',
  'Open the try-it page.',
  '请发送通过令牌。',
  '请登记应用。',
  '授权 ID 为空。',
  '响应没有正文。',
  '客户身份租户',
  '绝不该重试。',
  '违反契约的请求',
  '你可以重试。',
  '解答错误。',
  '缺少请求头,请检查。',
];
const RIGHT = [
  'Send the client ID.',
  'There is no such header.',
  '图形验证码校验通过令牌已失效',
  '应用未注册,请先注册应用',
];

test('npm run lint:words finds every word that this project does not use, with its line', () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'words-'));
  writeFileSync(join(folder.path, 'page.md'), [...SENTENCES, ...RIGHT].join('\n'));
  writeFileSync(join(folder.path, 'code.ts'), `\n/** ${SENTENCES[0]} */\n`);
  const script = join(root, 'packages/user-journeys/scripts/lint-words.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, folder.path], { cwd: root, encoding: 'utf8' });
  const found = [...stderr.matchAll(/ (page\.md|code\.ts):(\d+):/g)].map(([, file, line]) => `${file} ${line}`);
  const expected = SENTENCES.map((_, index) => `page.md ${index + 1}`);
  expect(found.sort()).toEqual([...expected, 'code.ts 2'].sort());
  expect(SENTENCES).toHaveLength(read('packages/user-journeys/wording.yaml').match(/^ {12}\S/gm)?.length ?? 0);
  expect(status).toBe(1);
});
