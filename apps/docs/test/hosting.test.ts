import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dist, pages, readPage } from './site.ts';

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(dist + file).isFile());

test('pages hold no style and no script but those whose hash their Content-Security-Policy lists, as the header does', () => {
  const header = readFileSync(`${dist}_headers`, 'utf8');
  for (const path of [...pages, '404.html']) {
    const page = readPage(path);
    const policy = page.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content;
    const text = page.documentElement.outerHTML;
    const inline = [...text.matchAll(/<(style|script)>(.*?)<\/\1>/gs)].map(([, name, content = '']) => ({
      name,
      content,
    }));
    expect(new Set(inline.map(({ name }) => name))).toEqual(new Set(['style', 'script']));
    for (const { name, content } of inline) {
      const hash = `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
      for (const one of [policy, header]) expect(sourcesOf(one, name), `${name} of /${path}`).toContain(hash);
    }
    expect(text).not.toMatch(/<link rel="stylesheet"|<style .*>|<script(?! type="module" src=)(?!>)|\sstyle=|\son\w+=/);
  }
});

/** What a policy allows of a kind: 'style' or 'script'. */
function sourcesOf(policy: string | undefined, kind = ''): string[] {
  return policy?.match(new RegExp(`(?<=${kind}-src )[^;]+`))?.[0].split(' ') ?? [];
}

test('pages load nothing but what is below their own path, under names that change with their content', () => {
  for (const path of pages) {
    const text = readFileSync(`${dist}${path}index.html`, 'utf8');
    expect(text).not.toMatch(/ (href|src|data-home|data-search-index)="\//);
    for (const [, asset] of text.matchAll(/(?:src|href|data-search-index)="[./]*(assets\/[^"]+)"/g)) {
      expect(asset).toMatch(/[.-][\w-]{8}\.\w+$/);
      expect(files).toContain(asset);
    }
  }
});
