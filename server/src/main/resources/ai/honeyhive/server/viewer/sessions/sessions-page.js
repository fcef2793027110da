import { html, nothing } from 'lit';
import { loadSessions, SESSIONS_PER_PAGE } from '../api/events.js';
import { count } from '../parts/format.js';
import { LightElement } from '../parts/light-element.js';
import { Load } from '../parts/load.js';
import { failed, loading } from '../parts/states.js';
import { sessionsPath } from '../router.js';
import { noSessions } from './no-sessions.js';
import { sessionsTable } from './sessions-table.js';

/** All sessions, newest first. */
class SessionsPage extends LightElement {
  static properties = { number: { type: Number } };

  /** @type {Load<{ sessions: object[], total: number }>} */
  #page = new Load(this);

  constructor() {
    super();
    this.number = 1;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('number')) return;
    document.title = 'Sessions · HoneyHive';
    this.#load();
  }

  render() {
    return html`
      <div class="page-head">
        <h1>Sessions</h1>
        ${this.#range()}
        <button type="button" ?disabled=${this.#page.running} @click=${this.#load}>Refresh</button>
      </div>
      ${this.#body()}
    `;
  }

  #load = () => {
    const number = this.number;
    this.#page.run((signal) => loadSessions(number, signal));
  };

  #body() {
    const { value, error } = this.#page;
    if (error) return failed(error, this.#load);
    if (!value) return loading('Loading sessions');
    if (!value.total) return noSessions();
    if (!value.sessions.length) return html`<p class="state">Nothing on this page. <a href="/">Newest sessions</a></p>`;
    return html`${sessionsTable(value.sessions)} ${this.#pager(value.total)}`;
  }

  #range() {
    const { value } = this.#page;
    if (!value?.sessions.length) return html`<span class="range"></span>`;
    const first = (this.number - 1) * SESSIONS_PER_PAGE + 1;
    return html`<span class="range">${count(first)}–${count(first + value.sessions.length - 1)} of ${count(value.total)}</span>`;
  }

  /** @param {number} total */
  #pager(total) {
    const newer = this.number > 1;
    const older = this.number * SESSIONS_PER_PAGE < total;
    if (!newer && !older) return nothing;
    return html`
      <nav class="pager" aria-label="Pages of sessions">
        ${newer ? html`<a class="button" href=${sessionsPath(this.number - 1)} rel="prev">← Newer</a>` : nothing}
        ${older ? html`<a class="button" href=${sessionsPath(this.number + 1)} rel="next">Older →</a>` : nothing}
      </nav>
    `;
  }
}

customElements.define('hh-sessions-page', SessionsPage);
