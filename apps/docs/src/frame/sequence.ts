import { html } from 'hono/html';
import type { Texts } from '../texts.ts';
import type { Html } from './page.ts';

/** Distances in the drawing: between participants, from the edges to the outer ones, and between messages. */
const ACROSS = 160;
const EDGE = 60;
const DOWN = 42;

/**
 * Draws a sequence diagram. Its source is the part of Mermaid's language that the guides need, so that it is a diagram
 * wherever their Markdown is shown. Those who do not see it are read its messages.
 *
 * @throws {Error} that quotes what it cannot draw
 */
export function sequenceDiagram(source: string, { colon }: Pick<Texts, 'colon'>): Html {
  const participants: { id: string | undefined; name: string | undefined }[] = [];
  const messages: { from: number; to: number; text: string; isReply: boolean }[] = [];
  const find = (id: string | undefined) => participants.findIndex((one) => one.id === id);
  for (const line of source.trim().split('\n').slice(1)) {
    const [, participant, name = participant] = /^ *participant (\w+)(?: as (.+))?$/.exec(line) ?? [];
    const [, from, arrow, to, text = ''] = /^ *(\w+)(--?)>>(\w+): (.+)$/.exec(line) ?? [];
    if (participant) participants.push({ id: participant, name });
    else if (find(from) < 0 || find(to) < 0) throw new Error(`A sequence diagram cannot have this line: ${line}`);
    else messages.push({ from: find(from), to: find(to), text, isReply: arrow === '--' });
  }
  const x = (index: number) => EDGE + index * ACROSS;
  const y = (index: number) => 70 + index * DOWN;
  const [width, height] = [x(participants.length - 1) + EDGE, y(messages.length) - 20];
  return html`<figure class="sequence">
    <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${participants.map(({ name }, index) => html`<text class="participant" x="${x(index)}" y="20">${name}</text><path class="life" d="M${x(index)} 30V${height}"/>`)}
      ${messages.map(({ from, to, text, isReply }, index) => {
        const back = to < from ? 7 : -7;
        return html`<text x="${(x(from) + x(to)) / 2}" y="${y(index) - 8}">${text}</text><path class="${isReply ? 'reply' : 'call'}" d="M${x(from)} ${y(index)}H${x(to)}"/><path d="M${x(to) + back} ${y(index) - 4}L${x(to)} ${y(index)}L${x(to) + back} ${y(index) + 4}"/>`;
      })}
    </svg>
    <ol class="unseen">${messages.map(({ from, to, text }) => html`<li>${participants[from]?.name} → ${participants[to]?.name}${colon}${text}</li>`)}</ol>
  </figure>`;
}
