import { html, nothing } from 'lit';
import { count } from '../parts/format.js';
import { LightElement } from '../parts/light-element.js';

const CHARACTERS = 4000;
const LINES = 60;

/** A text with its line breaks; of a huge one the beginning, until asked for all. */
export class LongText extends LightElement {
  static properties = { text: {}, all: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.all = false;
  }

  render() {
    const shown = this.all ? this.text : beginning(this.text);
    return html`<div class="text">${shown}</div>${shown.length === this.text.length ? nothing : this.#more()}`;
  }

  #more() {
    return html`<button type="button" class="quiet more" @click=${() => (this.all = true)}>Show all ${count(this.text.length)} characters</button>`;
  }
}

/** @param {string} text */
function beginning(text) {
  let end = -1;
  for (let line = 0; line < LINES; line++) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) break;
  }
  const short = text.slice(0, end < 0 ? CHARACTERS : Math.min(end, CHARACTERS));
  return short.length > text.length * 0.9 ? text : short;
}

customElements.define('hh-long-text', LongText);
