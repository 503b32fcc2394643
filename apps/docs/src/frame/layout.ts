import type { Language } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import { contentSecurityPolicy } from '../output/content-security-policy.ts';
import type { FinishedPage } from '../output/finish-page.ts';
import { MOCK_URL } from '../serve.ts';
import { LANGUAGE_TAGS, LANGUAGES, TEXTS } from '../texts.ts';

/** What the frame of a page is made from, besides the page. */
export interface Frame {
  language: Language;
  /** Addresses of the built assets below the root of the site, by the name of their source. */
  assets: Readonly<Record<string, string>>;
  /** Texts of the styles and scripts that are a part of pages, by the same names. */
  inlined: Readonly<Record<string, string>>;
  /** Address of the whole site, if it is known where it will stand: `https://docs.example.com/sms/`. */
  siteUrl?: string | undefined;
}

/** Folder of a language below the root of the site. */
export function languageFolder(language: Language): string {
  return language === LANGUAGES[0] ? '' : `${language}/`;
}

/** Puts the frame around a page: its head, the bar above it and its table of contents. */
export function layout(page: FinishedPage, { language, assets, inlined, siteUrl }: Frame) {
  const texts = TEXTS[language];
  const place = languageFolder(language) + page.path;
  const root = '../'.repeat(place.split('/').length - 1) || './';
  const home = `${root}${languageFolder(language)}`;
  const asset = (name: string) => `${root}${assets[name]}`;
  const names = ['site.css', 'site.ts', ...(page.assets ?? [])];
  const styles = names.filter((name) => name.endsWith('.css')).map((name) => inlined[name] as string);
  const theme = inlined['theme.js'] as string;
  const policy = contentSecurityPolicy({ connect: page.connect, styles, scripts: [theme] });
  const addressOf = (other: Language) => `${siteUrl ?? root}${languageFolder(other)}${page.path}`;
  const versions = page.inAllLanguages ? [] : LANGUAGES;
  const hasContents = page.headings.length > 1 || page.navigation !== undefined;
  const links: [path: string, text: string][] = [
    ['reference/', texts.reference],
    ['guides/', texts.guides],
    ['errors/', texts.errors],
    ['try/', texts.tryIt],
  ];

  // With `rel="expect"`, a browser paints nothing before the whole bar is there, so that nothing in it moves.
  return html`<!DOCTYPE html>
<html lang="${LANGUAGE_TAGS[language]}" data-base-url="${MOCK_URL}" data-search-index="${asset(`search.${language}.json`)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title === texts.site ? '' : `${page.title} · `}${texts.site}</title>
  <meta name="description" content="${page.description}">
  <meta name="color-scheme" content="light dark">
  <script>${raw(theme)}</script>
  ${styles.map((style) => html`<style>${raw(style)}</style>`)}
  <link rel="expect" href="#bar" blocking="render">
  <link rel="service-desc" href="${home}openapi.json" type="application/json">
 ${page.inAllLanguages ? '' : html` <link rel="alternate" href="./index.md" type="text/markdown">`}
  <link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml">
  ${siteUrl && !page.inAllLanguages ? html`<link rel="canonical" href="${addressOf(language)}">` : ''}
  ${versions.map((other) => html`<link rel="alternate" hreflang="${LANGUAGE_TAGS[other]}" href="${addressOf(other)}">`)}
  ${page.inAllLanguages ? '' : html`<link rel="alternate" hreflang="x-default" href="${addressOf('en')}">`}
  ${names.filter((name) => name.endsWith('.ts')).map((name) => html`<script type="module" src="${asset(name)}"></script>`)}
</head>
<body>
  <a class="skip" href="#main">${texts.skip}</a>
  <header class="bar" id="bar">
    <a class="brand" href="${home}">${texts.site}</a>
    <nav class="site" aria-label="${texts.siteNavigation}">${links.map(
      ([path, text]) =>
        html`<a href="${home}${path}" ${page.path.startsWith(path) ? html`aria-current="${path === page.path ? 'page' : 'true'}"` : ''}>${text}</a>`,
    )}</nav>
    <div class="tools">
      <button type="button" class="search-open" hidden aria-keyshortcuts="/">${texts.search} <kbd>/</kbd></button>
      ${versions
        .filter((other) => other !== language)
        .map(
          (other) =>
            html`<a class="language" lang="${LANGUAGE_TAGS[other]}" hreflang="${LANGUAGE_TAGS[other]}" href="${root}${languageFolder(other)}${page.path}"><span class="unseen">${TEXTS[other].otherLanguage} </span>${TEXTS[other].languageName}</a>`,
        )}
      <button type="button" class="theme" hidden data-to-dark="${texts.toDark}" data-to-light="${texts.toLight}"></button>
    </div>
  </header>
  <div class="frame">
    ${
      hasContents
        ? html`<button type="button" class="contents-open" popovertarget="contents">${texts.onThisPage}</button>
      <div class="contents" id="contents" popover>${page.navigation ?? ''}<nav aria-label="${texts.onThisPage}"><p>${texts.onThisPage}</p><ul>${page.headings.map(
        ({ id, text, level, method }) =>
          html`<li class="level-${level}"><a href="#${id}">${text}${method ? html` <b class="method method-${method.toLowerCase()}">${method}</b>` : ''}</a></li>`,
      )}</ul></nav></div>`
        : ''
    }
    <main id="main" tabindex="-1" ${page.otherAnchors ? html`data-other-anchors="${page.otherAnchors}"` : ''}>
      ${raw(page.main)}
    </main>
  </div>
  <footer><a href="${home}changelog/">${texts.changelog}</a> ${texts.downloads}${texts.colon}
    <a href="${home}openapi.yaml" download>openapi.yaml</a> <a href="${home}openapi.json" download>openapi.json</a> <a href="${root}llms.txt">llms.txt</a>
    ${page.inAllLanguages ? '' : html`<a href="./index.md">Markdown</a> <button type="button" class="copy-page" hidden data-done="${texts.copied}">${texts.copyMarkdown}</button>`}
  </footer>
  <dialog class="search" aria-label="${texts.search}" data-found="${texts.searchFound}" data-nothing="${texts.nothingFound}" data-failed="${texts.searchFailed}">
    <form method="dialog"><input type="search" aria-label="${texts.search}" placeholder="${texts.searchFor}" autocomplete="off" spellcheck="false"><button>${texts.close}</button></form>
    <p class="search-state" role="status"></p>
    <ul class="search-results" aria-label="${texts.searchResults}" data-home="${home}"></ul>
  </dialog>
  <template id="copy"><button type="button" class="copy" data-done="${texts.copied}">${texts.copy}</button></template>
  <template id="copy-link"><button type="button" class="copy-link" aria-label="${texts.copyLinkTo}" data-instead-of="${texts.linkTo}" data-done="${texts.copied}"><span class="copied" aria-hidden="true"></span></button></template>
  <p class="unseen copy-state" role="status"></p>
</body>
</html>
`;
}
