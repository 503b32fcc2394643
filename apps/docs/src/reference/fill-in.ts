import type { Content, Language, OperationModel } from '@ciam-sms/contract/model';
import { html } from 'hono/html';
import { codeBlock, sampleTabs } from '../frame/code.ts';
import { type Html, sentence } from '../frame/page.ts';
import { exampleCall, isJson } from '../samples/call.ts';
import { TEXTS } from '../texts.ts';

/** Puts into a section of the reference what Redoc leaves out of it: samples, and every example of every body. */
export async function fillIn(
  section: string,
  operation: OperationModel,
  baseUrl: string,
  language: Language,
): Promise<string> {
  const { id, body, responses } = operation;
  const samples = await sampleTabs(exampleCall(operation, baseUrl, language), `sample-${id}`, TEXTS[language]);
  const bodies = new Map([['request', body?.contents ?? []]]);
  for (const { status, contents } of responses) bodies.set(String(status), contents);
  const examples = new Map<string, string>();
  for (const [name, contents] of bodies) {
    if (contents.length > 0) examples.set(name, String(await listExamples(operation, contents, language)));
  }
  return section
    .replace(/<div /, `$&data-method="${operation.method}" `)
    .replace('<!--samples-->', () => String(samples))
    .replace(/<!--examples:(\w+)-->([\s\S]*?)<!--\/examples-->/g, (_, name, shown) => examples.get(name) ?? shown);
}

function listExamples({ errors }: OperationModel, contents: readonly Content[], language: Language): Html {
  const shown = contents.flatMap(({ mediaType, examples }) =>
    examples.map(({ name, summary, value }) => {
      const [text, syntax] = isJson(mediaType)
        ? [JSON.stringify(value, null, 2), 'json']
        : [String(value), 'plaintext'];
      const cause = errors.find((error) => error.examples?.en === name)?.cause[language];
      const label = summary[language] + (contents.length > 1 ? ` (${mediaType})` : '');
      return { label, cause, code: codeBlock(text, syntax) };
    }),
  );
  const [only] = shown;
  if (only && shown.length === 1) return html`${only.code}`;
  return html`${shown.map(
    ({ label, cause, code }, index) =>
      html`<details class="example"${index === 0 ? html` open` : ''}><summary${
        /\p{Script=Han}/u.test(label) ? html` lang="zh-Hans"` : '' // in the English reference too
      }>${label}</summary>${cause ? html`<p>${sentence(cause)}</p>` : ''}${code}</details>`,
  )}`;
}
