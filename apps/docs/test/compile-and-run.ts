import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '@ciam-sms/testing/repository-copy';
import { temporaryProject } from '@ciam-sms/testing/temporary-project';

/**
 * Compiles a program strictly, and runs it.
 *
 * @returns what compiler and program print
 */
export async function compileAndRun(program: string): Promise<string> {
  using project = temporaryProject('handlers');
  writeFileSync(join(project.path, 'program.mts'), program);
  const compilerOptions = { lib: ['es2023', 'dom'], types: ['node'] };
  const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions, include: ['*.mts'] };
  writeFileSync(join(project.path, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const run = async (...args: string[]) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: project.path });
    return stdout + stderr;
  };
  return (await run(compiler, '--pretty', 'false')) + (await run('program.mts'));
}
