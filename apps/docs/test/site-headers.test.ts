import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ANY_SERVER, contentSecurityPolicy } from '../src/output/content-security-policy.ts';
import { headersFile, readSiteHeaders } from '../src/output/site-headers.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a page may load its own files, and nothing inline but what is listed', () => {
  expect(contentSecurityPolicy({})).toBe(
    "default-src 'none'; script-src 'self'; style-src; img-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'",
  );
  expect(contentSecurityPolicy({ styles: ['a {}', 'b {}'], scripts: ['c()'] })).toBe(
    `default-src 'none'; script-src 'self' ${hashOf('c()')}; style-src ${hashOf('a {}')} ${hashOf('b {}')}; ` +
      "img-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'",
  );
});

test('a page that may call any server may show the pictures that are returned; a header forbids to frame it', () => {
  expect(contentSecurityPolicy({ connect: ANY_SERVER, isHeader: true })).toBe(
    "default-src 'none'; script-src 'self'; style-src; img-src 'self' data:; connect-src 'self' http: https:; base-uri 'self'; " +
      "form-action 'none'; frame-ancestors 'none'",
  );
});

const inlined = { 'a.css': 'a {}', 'b.js': 'b()', 'c.css': 'c {}', 'd.json': '{}' };
const policy = contentSecurityPolicy({
  connect: ANY_SERVER,
  styles: ['a {}', 'c {}'],
  scripts: ['b()'],
  isHeader: true,
});

test('hosts read from a file what to send with everything, with assets, and with texts', () => {
  expect(headersFile(inlined)).toBe(`/*
  Content-Security-Policy: ${policy}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/*.txt
  Content-Type: text/plain;charset=utf-8
/*.md
  Content-Type: text/markdown;charset=utf-8
/*.yaml
  Content-Type: application/yaml;charset=utf-8
/*.xml
  Content-Type: application/xml;charset=utf-8
`);
});

test('npm start sends what the file has for everything', () => {
  expect([...readSiteHeaders(headersFile(inlined))]).toEqual([
    ['Content-Security-Policy', policy],
    ['Referrer-Policy', 'no-referrer'],
    ['X-Content-Type-Options', 'nosniff'],
  ]);
  expect([...readSiteHeaders('')]).toEqual([]);
});
