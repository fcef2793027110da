import { html, nothing } from 'lit';
import { apiKey } from './api/client.js';
import { logo } from './parts/icons.js';
import './parts/key-form.js';
import { LightElement } from './parts/light-element.js';
import { listen, parse } from './router.js';
import './sessions/sessions-page.js';
import './trace/trace-page.js';

/** The frame of every page: finds out from the URL what to show, and asks for a key when the server wants one. */
class Viewer extends LightElement {
  static properties = { route: { state: true }, key: { state: true } };

  constructor() {
    super();
    /** @type {import('./router.js').Route} */
    this.route = parse(location);
    /** @type {'unneeded' | 'missing' | 'refused'} */
    this.key = 'unneeded';
    listen(() => (this.route = parse(location)));
    window.addEventListener('honeyhive:key-required', (event) => {
      this.key = /** @type {CustomEvent} */ (event).detail.refused ? 'refused' : 'missing';
    });
  }

  render() {
    return html`
      <header class="top">
        <a class="brand" href="/" aria-label="HoneyHive, all sessions">${logo}<span>HoneyHive</span></a>
        <span class="host">${location.host}</span>
        ${apiKey.get() && this.key === 'unneeded'
          ? html`<button type="button" class="quiet" @click=${this.#forgetKey}>Forget key</button>`
          : nothing}
      </header>
      <main>${this.key === 'unneeded' ? this.#page() : this.#keyForm()}</main>
    `;
  }

  #page() {
    switch (this.route.page) {
      case 'sessions':
        return html`<hh-sessions-page .number=${this.route.number}></hh-sessions-page>`;
      case 'session':
        return html`<hh-trace-page .sessionId=${this.route.sessionId} .eventId=${this.route.eventId}></hh-trace-page>`;
      default:
        return html`<div class="state"><h1>No such page</h1><p><a href="/">All sessions</a></p></div>`;
    }
  }

  #keyForm() {
    return html`<hh-key-form ?refused=${this.key === 'refused'} @saved=${() => (this.key = 'unneeded')}></hh-key-form>`;
  }

  #forgetKey() {
    apiKey.clear();
    this.key = 'missing';
  }
}

customElements.define('hh-viewer', Viewer);
