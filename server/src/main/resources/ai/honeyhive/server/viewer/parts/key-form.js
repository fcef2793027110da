import { html, nothing } from 'lit';
import { apiKey } from '../api/client.js';
import { LightElement } from './light-element.js';

/** Asks for the API key when the server wants one; fires `saved`. */
export class KeyForm extends LightElement {
  static properties = { refused: { type: Boolean } };

  constructor() {
    super();
    this.refused = false;
  }

  render() {
    return html`
      <form class="key-form" @submit=${this.#save}>
        <h1>API key</h1>
        <p id="key-help">This server shows its events only with one of its API keys. The key stays in this browser tab.</p>
        ${this.refused ? html`<p class="problem" role="alert" id="key-problem">The server does not know this key.</p>` : nothing}
        <label for="key">API key</label>
        <div class="row">
          <input id="key" name="key" type="password" autocomplete="off" spellcheck="false" required
            aria-describedby="key-help" aria-invalid=${this.refused ? 'true' : 'false'}>
          <button type="submit" class="primary">Show events</button>
        </div>
      </form>
    `;
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  /** @param {SubmitEvent} submit */
  #save(submit) {
    submit.preventDefault();
    const key = new FormData(/** @type {HTMLFormElement} */ (submit.target)).get('key');
    apiKey.set(String(key).trim());
    this.dispatchEvent(new CustomEvent('saved'));
  }
}

customElements.define('hh-key-form', KeyForm);
