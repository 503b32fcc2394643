import { html } from 'hono/html';
import type { Texts } from '../texts.ts';
import type { Html } from './page.ts';

/** Distances in the drawing: between participants, from the edges to the outer ones, above the messages, and between them. */
const ACROSS = 160;
const EDGE = 60;
const TOP = 70;
const DOWN = 42;

interface Participant {
  id: string;
  name: string | undefined;
  /** Its place in the drawing. */
  x: number;
}

/**
 * Draws a sequence diagram. Its source is the part of Mermaid's language that the guides need, so that it is a diagram
 * wherever their Markdown is shown. Those who do not see it are read its messages.
 *
 * @throws {Error} that quotes what it cannot draw
 */
export function sequenceDiagram(source: string, { colon }: Pick<Texts, 'colon'>): Html {
  const participants: Participant[] = [];
  const messages: { from: Participant; to: Participant; text: string | undefined; isReply: boolean }[] = [];
  for (const line of source.trim().split('\n').slice(1)) {
    // Stryker disable next-line ArrayDeclaration: what comes first is not read
    const [, id, name = id] = /^ *participant (\w+)(?: as (.+))?$/.exec(line) ?? [];
    // Stryker disable next-line ArrayDeclaration: what comes first is not read
    const [, sender, arrow, receiver, text] = /^ *(\w+)(--?)>>(\w+): (.+)/.exec(line) ?? [];
    const [from, to] = [sender, receiver].map((one) => participants.find((participant) => participant.id === one));
    if (id) participants.push({ id, name, x: EDGE + participants.length * ACROSS });
    else if (from && to) messages.push({ from, to, text, isReply: arrow === '--' });
    else throw new Error(`A sequence diagram cannot have this line: ${line}`);
  }
  const width = 2 * EDGE + (participants.length - 1) * ACROSS;
  const height = TOP + messages.length * DOWN - 20;
  return html`<figure class="sequence">
    <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${participants.map(({ name, x }) => html`<text class="participant" x="${x}" y="20">${name}</text><path class="life" d="M${x} 30V${height}"/>`)}
      ${messages.map(({ from, to, text, isReply }, index) => {
        const y = TOP + index * DOWN;
        // Stryker disable next-line EqualityOperator: an arrow to oneself has no length
        const back = to.x < from.x ? 7 : -7;
        return html`<text x="${(from.x + to.x) / 2}" y="${y - 8}">${text}</text><path class="${isReply ? 'reply' : 'call'}" d="M${from.x} ${y}H${to.x}"/><path d="M${to.x + back} ${y - 4}L${to.x} ${y}L${to.x + back} ${y + 4}"/>`;
      })}
    </svg>
    <ol class="unseen">${messages.map(({ from, to, text }) => html`<li>${from.name} → ${to.name}${colon}${text}</li>`)}</ol>
  </figure>`;
}
