import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { loadTrace } from '../api/events.js';
import '../detail/event-detail.js';
import * as read from '../model/event.js';
import { buildTree } from '../model/tree.js';
import { count } from '../parts/format.js';
import { LightElement } from '../parts/light-element.js';
import { Load } from '../parts/load.js';
import { failed, loading } from '../parts/states.js';
import { eventPath, navigate } from '../router.js';
import { sessionHead } from './session-head.js';
import './tree-grid.js';

/** One session: its facts, its events as a tree, and the selected event beside them. */
class TracePage extends LightElement {
  static properties = { sessionId: {}, eventId: {}, progress: { state: true } };

  /** @type {Load<import('../model/tree.js').Tree | null>} */
  #trace = new Load(this);

  constructor() {
    super();
    this.sessionId = '';
    /** @type {string | null} null selects the session itself */
    this.eventId = null;
    this.progress = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('sessionId')) {
      this.#trace.forget();
      this.#load();
    }
    const tree = this.#trace.value;
    document.title = tree ? `${read.name(this.#selected(tree).event)} · HoneyHive` : 'Session · HoneyHive';
  }

  render() {
    const { value: tree, error, running } = this.#trace;
    if (error) return failed(error, this.#load);
    if (tree === undefined) return loading(this.progress || 'Loading events');
    if (tree === null) return this.#unknown();
    const selected = this.#selected(tree);
    return html`
      ${sessionHead(tree, { running, refresh: this.#load })}
      ${this.eventId && !tree.byId.has(this.eventId)
        ? html`<p class="notice" role="status">This session has no event ${this.eventId}; the session itself is shown.</p>`
        : nothing}
      <div class="panes">
        <hh-tree-grid .tree=${tree} .selectedId=${selected.id} @choose=${this.#choose}></hh-tree-grid>
        ${keyed(selected.id, html`<hh-event-detail .node=${selected} .sessionStart=${tree.start} @leave=${this.#toTree}></hh-event-detail>`)}
      </div>
    `;
  }

  #load = () => {
    const sessionId = this.sessionId;
    this.progress = '';
    this.#trace.run(async (signal) => {
      const events = await loadTrace(sessionId, signal, (loaded, total) => {
        this.progress = `Loading events: ${count(loaded)} of ${count(total)}`;
      });
      return events.length ? buildTree(events, sessionId) : null;
    });
  };

  #unknown() {
    return html`
      <div class="state">
        <h1>No such session</h1>
        <p>The server has no events of session <code>${this.sessionId}</code>.</p>
        <p><button type="button" @click=${this.#load}>Look again</button> <a href="/">All sessions</a></p>
      </div>
    `;
  }

  /** @param {import('../model/tree.js').Tree} tree */
  #selected(tree) {
    return (this.eventId && tree.byId.get(this.eventId)) || tree.root;
  }

  /** @param {CustomEvent<{ id: string, open: boolean, step: boolean }>} choice */
  #choose = ({ detail: { id, open, step } }) => {
    navigate(eventPath(this.sessionId, id), { replace: step });
    if (open) this.updateComplete.then(() => this.#detail()?.focusHeading());
  };

  #toTree = () => this.#grid()?.focusActive();

  #detail() {
    return /** @type {import('../detail/event-detail.js').EventDetail | null} */ (this.querySelector('hh-event-detail'));
  }

  #grid() {
    return /** @type {import('./tree-grid.js').TreeGrid | null} */ (this.querySelector('hh-tree-grid'));
  }
}

customElements.define('hh-trace-page', TracePage);
