import { html } from 'lit';
import { LightElement } from './light-element.js';

const SHOWN_MS = 1500;

/** Copies a text; says so on itself for a moment. */
export class CopyButton extends LightElement {
  static properties = { text: {}, label: {}, done: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.label = 'Copy';
    this.done = '';
  }

  render() {
    return html`<button type="button" class="quiet" aria-live="polite" @click=${this.#copy}>${this.done || this.label}</button>`;
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
