import { html, nothing } from 'lit';
import { count } from '../parts/format.js';
import { LightElement } from '../parts/light-element.js';
import './long-text.js';

const OPEN_LEVELS = 2;
const SHOWN_ITEMS = 100;
const SHORT_LIST = 60;
const PREVIEWED = 4;
const PREVIEW_LENGTH = 60;

/**
 * Any JSON value: objects and lists as an outline whose parts open on demand, text as text. A text that is itself a JSON object or list
 * is shown as one, and marked.
 */
export class ValueView extends LightElement {
  static properties = { value: {}, level: { type: Number }, all: { state: true }, opened: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.value = undefined;
    this.level = 0;
    this.all = false;
    /** @type {ReadonlySet<string>} entries that are, or once were, open: only these are rendered */
    this.opened = new Set();
  }

  render() {
    const value = parsed(this.value);
    return isContainer(value) ? this.#outline(value) : leaf(value);
  }

  /** @param {any} container */
  #outline(container) {
    const entries = Object.entries(container);
    if (!entries.length) return leaf(container);
    const shown = this.all ? entries : entries.slice(0, SHOWN_ITEMS);
    const more = () => (this.all = true);
    return html`
      <ul class="outline">${shown.map(([key, value]) => html`<li>${this.#entry(key, value)}</li>`)}</ul>
      ${shown.length === entries.length
        ? nothing
        : html`<button type="button" class="quiet more" @click=${more}>Show all ${count(entries.length)} entries</button>`}
    `;
  }

  /**
   * @param {string} key
   * @param {any} value
   */
  #entry(key, value) {
    const inner = parsed(value);
    if (!isContainer(inner) || !Object.keys(inner).length || isShortList(inner)) return html`<span class="key">${key}</span>${leaf(inner)}`;
    const open = this.level + 1 < OPEN_LEVELS;
    const opened = open || this.opened.has(key);
    const toggled = () => (this.opened = new Set(this.opened).add(key));
    return html`
      <details ?open=${open} @toggle=${toggled}>
        <summary><span class="key">${key}</span><span class="size">${size(inner)}${typeof value === 'string' ? ', JSON text' : ''}</span><span class="preview">${preview(inner)}</span></summary>
        ${opened ? html`<hh-value .value=${inner} .level=${this.level + 1}></hh-value>` : nothing}
      </details>
    `;
  }
}

/** @param {any} value */
function leaf(value) {
  if (typeof value === 'string') return value === '' ? html`<span class="literal">empty text</span>` : html`<hh-long-text .text=${value}></hh-long-text>`;
  return html`<span class="literal">${isContainer(value) ? JSON.stringify(value) : String(value)}</span>`;
}

/** @param {any} value */
function parsed(value) {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** @param {any} value */
const isShortList = (value) =>
  Array.isArray(value) && !value.some(isContainer) && JSON.stringify(value).length <= SHORT_LIST;

/** @param {any} value */
const isContainer = (value) => value !== null && typeof value === 'object';

/** @param {any} container */
function size(container) {
  const length = Object.keys(container).length;
  if (Array.isArray(container)) return length === 1 ? '1 item' : `${count(length)} items`;
  return length === 1 ? '1 field' : `${count(length)} fields`;
}

/**
 * The first plain values of a closed entry.
 *
 * @param {any} container
 */
function preview(container) {
  const plain = Object.entries(container).filter(([, value]) => !isContainer(value));
  const parts = plain.slice(0, PREVIEWED).map(([key, value]) => {
    const text = String(value).slice(0, PREVIEW_LENGTH);
    return Array.isArray(container) ? text : `${key}: ${text}`;
  });
  return parts.join(', ');
}

customElements.define('hh-value', ValueView);
