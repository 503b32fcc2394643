import { spawnSync } from 'node:child_process';
import go from '@ast-grep/lang-go';
import java from '@ast-grep/lang-java';
import kotlin from '@ast-grep/lang-kotlin';
import python from '@ast-grep/lang-python';
import swift from '@ast-grep/lang-swift';
import { Lang, parse, registerDynamicLanguage } from '@ast-grep/napi';

registerDynamicLanguage({ go, java, kotlin, python, swift });

/** Every line that a parser of the language cannot make sense of. */
export function listSyntaxErrors(code: string, id: string): string[] {
  if (id === 'curl') return [spawnSync('sh', ['-n'], { input: code, encoding: 'utf8' }).stderr].filter(Boolean);
  const root = parse(id === 'typescript' || id === 'fetch' ? Lang.TypeScript : id, code).root();
  return root.findAll({ rule: { kind: 'ERROR' } }).map((node) => `${node.range().start.line + 1}: ${node.text()}`);
}
