import type { Language } from '@ciam-sms/contract/model';
import { html, raw } from 'hono/html';
import markdownIt from 'markdown-it';
import { type Html, heading, type Page, sentence } from '../frame/page.ts';
import { TEXTS, type Texts } from '../texts.ts';
import type { Version } from './versions.ts';

/** The page of all versions of the contract. What it says of them is English in every language, as CHANGELOG.md is. */
export function changelogPage(versions: readonly Version[], language: Language): Page {
  const texts = TEXTS[language];
  return {
    path: 'changelog/',
    title: texts.changelog,
    description: texts.changelogDescription,
    main: html`<h1>${texts.changelog}</h1><p class="lead">${sentence(texts.changelogIntro)}</p>
      ${versions.map((version) => versionSection(version, language, texts))}`,
  };
}

function versionSection({ name, date, text, changes }: Version, language: Language, texts: Texts): Html {
  const file = `openapi-${name}.json`;
  return html`${heading(2, name, `${name} · ${date ?? texts.unreleased}`, texts)}
    <div lang="en">${raw(markdownIt().render(text))}</div>
    <p>${texts.downloads}${texts.colon}<a href="${language === 'en' ? './' : '../../changelog/'}${file}" download>${file}</a></p>
    ${changes.length > 0 ? changesOf(changes, name, texts) : ''}`;
}

/** The changes, those that ask most of users first. Changes of texts are many, so readers unfold them. */
function changesOf(changes: Version['changes'], name: string, texts: Texts): Html {
  return html`${heading(3, `changes-${name}`, texts.changes, texts, `${texts.changes} ${name}`)}
    ${(['major', 'minor', 'patch'] as const).map((impact) => {
      const rated = changes.filter((change) => change.impact === impact);
      if (rated.length === 0) return '';
      return html`<details ${impact === 'patch' ? '' : raw('open')}><summary><code>${impact}</code> (${rated.length})</summary>
        <ul lang="en">${rated.map(({ what }) => html`<li>${sentence(what)}</li>`)}</ul></details>`;
    })}`;
}
