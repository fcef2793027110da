import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';

const SHOWN_MS = 1500;

/** Copies a text; says so on itself for a moment. `what` tells those who hear the button which text. */
export class CopyButton extends LightElement {
  static properties = { text: {}, label: {}, what: {}, done: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.label = 'Copy';
    this.what = '';
    this.done = '';
  }

  render() {
    const what = this.what ? html`<span class="unseen"> ${this.what}</span>` : nothing;
    return html`<button type="button" class="quiet" aria-live="polite" @click=${this.#copy}>${this.done || this.label}${what}</button>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.done = 'Copied';
    } catch {
      this.done = 'Not allowed';
    }
    setTimeout(() => (this.done = ''), SHOWN_MS);
  }
}

customElements.define('hh-copy', CopyButton);
