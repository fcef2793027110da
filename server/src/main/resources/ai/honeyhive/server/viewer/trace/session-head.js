import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import '../parts/copy-button.js';
import * as format from '../parts/format.js';
import { warning } from '../parts/icons.js';

/**
 * The facts of a session, from its events: the page has them all.
 *
 * @param {import('../model/tree.js').Tree} tree
 * @param {{ running: boolean, refresh: () => void }} actions
 */
export function sessionHead(tree, { running, refresh }) {
  const { root } = tree;
  const session = root.event;
  return html`
    <div class="page-head">
      <nav class="crumbs" aria-label="Where you are"><a href="/">Sessions</a><span aria-hidden="true">/</span></nav>
      <h1>${read.name(session)}</h1>
      ${root.errors ? html`<span class="error-mark">${warning}${format.count(root.errors)} ${root.errors === 1 ? 'error' : 'errors'}</span>` : nothing}
      <button type="button" ?disabled=${running} @click=${refresh}>Refresh</button>
    </div>
    <dl class="facts">
      ${fact('Started', html`<time datetime=${format.iso(tree.start)}>${format.dateTime(tree.start)}</time> <span class="ago">${format.ago(tree.start)}</span>`)}
      ${fact('Duration', format.duration(tree.end - tree.start))}
      ${fact('Source', session.source)}
      ${fact('Events', format.count(root.descendants))}
      ${fact('Model calls', format.count(tree.models))}
      ${fact('Tokens', sessionTokens(tree))}
      ${root.cost ? fact('Cost', format.cost(root.cost)) : nothing}
      ${fact('Session id', html`<code class="id">${root.id}</code><hh-copy .text=${root.id} what="session id"></hh-copy>`)}
    </dl>
  `;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
const fact = (name, value) =>
  value === null || value === undefined || value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** @param {import('../model/tree.js').Tree} tree */
function sessionTokens({ root }) {
  if (!root.tokens) return null;
  return html`${format.tokens(root.tokens)} <span class="split">${format.tokens(root.promptTokens)} + ${format.tokens(root.completionTokens)}</span>`;
}
