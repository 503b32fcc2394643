import type { Language } from '@ciam-sms/contract/model';
import { html } from 'hono/html';
import type { ListedPage, Page } from '../frame/page.ts';
import { LANGUAGE_TAGS, LANGUAGES, TEXTS } from '../texts.ts';

/** The page for an address that there is none at, in every language at once: its address says nothing of the reader's. */
export function notFoundPage(pages: ReadonlyMap<Language, readonly ListedPage[]>): Page {
  const [first] = LANGUAGES as [Language];
  return {
    path: '404.html',
    title: TEXTS[first].notFound,
    description: LANGUAGES.map((language) => TEXTS[language].notFoundDescription).join(' '),
    inAllLanguages: true,
    main: html`${LANGUAGES.map((language) => {
      const texts = TEXTS[language];
      const folder = language === first ? './' : `./${language}/`;
      const title = language === first ? html`<h1>${texts.notFound}</h1>` : html`<h2>${texts.notFound}</h2>`;
      return html`<section lang="${LANGUAGE_TAGS[language]}">${title}<p>${texts.notFoundHelp}</p>
        <ul>${(pages.get(language) as ListedPage[])
          .filter(({ navigation }) => !navigation)
          .map((page) => html`<li><a href="${folder}${page.path}">${page.title}</a></li>`)}</ul></section>`;
    })}`,
  };
}
