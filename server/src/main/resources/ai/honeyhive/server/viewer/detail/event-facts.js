import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import * as format from '../parts/format.js';

const IDS = [
  ['event_id', 'Event'],
  ['session_id', 'Session'],
  ['parent_id', 'Parent'],
];
const SPAN_IDS = [
  ['trace_id', 'Trace'],
  ['span_id', 'Span'],
];

/**
 * What is asked first about an event: when, how long, which model, how many tokens.
 *
 * @param {import('../model/tree.js').Node} node
 * @param {number} sessionStart ms
 */
export function eventFacts(node, sessionStart) {
  const { event } = node;
  const start = read.start(event);
  const facts = [
    ['Duration', format.duration(node.parent ? read.duration(event) : node.end - node.start)],
    ['Started', started(start, node.parent ? sessionStart : null)],
    ['Model', read.model(event)],
    ['Provider', read.provider(event)],
    ...tokenFacts(event),
    ['Cost', known(node.parent ? read.cost(event) : read.cost(event) || null, format.cost)],
    ['Time to first token', known(read.timeToFirstToken(event), format.duration)],
    ['Finish reason', read.finishReason(event)],
  ];
  return html`<dl class="facts">${facts.map(fact)}</dl>`;
}

/** @param {import('../model/event.js').Event} event */
export function eventIds(event) {
  const metadata = read.metadata(event);
  const ids = [...IDS.map(([key, name]) => [name, event[key]]), ...SPAN_IDS.map(([key, name]) => [name, metadata[key]])];
  return html`
    <section>
      <h3>Ids</h3>
      <dl class="ids">
        ${ids.filter(([, id]) => typeof id === 'string' && id).map(([name, id]) => html`
          <div><dt>${name}</dt><dd><code class="id">${id}</code><hh-copy .text=${id} what=${`${name.toLowerCase()} id`}></hh-copy></dd></div>
        `)}
      </dl>
    </section>
  `;
}

/** @param {import('../model/event.js').Event} event */
function tokenFacts(event) {
  const used = read.tokens(event);
  if (!used?.total) return [];
  const split = html`${format.tokens(used.total)} <span class="split">${format.tokens(used.prompt)} prompt + ${format.tokens(used.completion)} completion</span>`;
  return [
    ['Tokens', split],
    ['Cache read', known(used.cacheRead, format.tokens)],
    ['Cache write', known(used.cacheWrite, format.tokens)],
    ['Reasoning', known(used.reasoning, format.tokens)],
  ];
}

/**
 * @param {number | null} start
 * @param {number | null} sessionStart
 */
function started(start, sessionStart) {
  if (start === null) return null;
  const after = sessionStart === null ? nothing : html` <span class="ago">+${format.duration(start - sessionStart)}</span>`;
  return html`<time datetime=${format.iso(start)} title=${format.iso(start)}>${format.dateTime(start)}</time>${after}`;
}

/**
 * @param {number | null} value
 * @param {(value: number) => string} write
 */
const known = (value, write) => (value === null ? null : write(value));

/** @param {unknown[]} fact */
const fact = ([name, value]) => (value === null || value === undefined ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
