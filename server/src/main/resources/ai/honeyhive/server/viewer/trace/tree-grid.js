import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { flatten } from '../model/tree.js';
import { LightElement } from '../parts/light-element.js';
import { target } from './tree-keys.js';
import { ROW_HEIGHT, treeHead, treeRow } from './tree-row.js';

const OVERSCAN = 10;

/**
 * The events of a session as an ARIA treegrid with row focus. Only the rows in view, ten more on either side and the row that
 * holds the focus are in the document. Fires `choose` with `{id, open, step}`: `open` asks for the focus to go to the event, `step`
 * is a move by key, which leaves no step in the history.
 */
export class TreeGrid extends LightElement {
  static properties = { tree: {}, selectedId: {}, top: { state: true }, height: { state: true } };

  /** @type {Set<string>} */
  #collapsed = new Set();
  /** @type {import('../model/tree.js').Node[]} */
  #rows = [];
  /** @type {Map<string, number>} */
  #indexes = new Map();
  #resize = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    /** @type {import('../model/tree.js').Tree | undefined} */
    this.tree = undefined;
    this.selectedId = '';
    this.top = 0;
    this.height = 600;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#pageKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#pageKey);
    this.#resize.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('tree')) this.#flatten();
    if (changed.has('selectedId')) this.#reveal(this.selectedId);
  }

  render() {
    if (!this.tree) return html``;
    return html`
      <div class="tree" role="treegrid" aria-label="Events of the session" aria-rowcount=${this.#rows.length + 1} @keydown=${this.#key}>
        ${treeHead(this.tree)}
        <div class="tree-body" role="rowgroup" tabindex="-1" @scroll=${this.#scrolled} @click=${this.#click}>
          <div class="tree-canvas" role="none" .style=${`height:${this.#rows.length * ROW_HEIGHT}px`}>
            ${repeat(this.#visible(), (i) => this.#rows[i].id, (i) => this.#row(i))}
          </div>
        </div>
      </div>
    `;
  }

  firstUpdated() {
    this.#resize.observe(this.#body());
    this.#show(this.#indexes.get(this.selectedId) ?? 0);
    if (document.activeElement === document.body) this.focusActive();
  }

  /** Gives the focus to the selected row. */
  focusActive() {
    const row = /** @type {HTMLElement | null} */ (this.#body().querySelector('[tabindex="0"]'));
    row?.focus({ preventScroll: true });
  }

  /** @returns {HTMLElement} */
  #body() {
    return /** @type {HTMLElement} */ (this.querySelector('.tree-body'));
  }

  /** @param {number} index */
  #row(index) {
    const node = this.#rows[index];
    return treeRow(node, {
      index,
      tree: /** @type {import('../model/tree.js').Tree} */ (this.tree),
      selected: node.id === this.selectedId,
      collapsed: this.#collapsed.has(node.id),
    });
  }

  #visible() {
    const first = Math.max(0, Math.floor(this.top / ROW_HEIGHT) - OVERSCAN);
    const last = Math.min(this.#rows.length, Math.ceil((this.top + this.height) / ROW_HEIGHT) + OVERSCAN);
    const indexes = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    const active = this.#indexes.get(this.selectedId);
    if (active !== undefined && active < first) indexes.unshift(active);
    if (active !== undefined && active >= last) indexes.push(active);
    return indexes;
  }

  #flatten() {
    this.#rows = this.tree ? flatten(this.tree.root, this.#collapsed) : [];
    this.#indexes = new Map(this.#rows.map((node, i) => [node.id, i]));
  }

  /**
   * Opens what hides an event, and scrolls to it.
   *
   * @param {string} id
   */
  #reveal(id) {
    const node = this.tree?.byId.get(id);
    if (node && !this.#indexes.has(id)) {
      for (let above = node.parent; above; above = above.parent) this.#collapsed.delete(above.id);
      this.#flatten();
    }
    const index = this.#indexes.get(id);
    if (index !== undefined) this.updateComplete.then(() => this.#show(index));
  }

  /** @param {number} index */
  #show(index) {
    const body = this.#body();
    const top = index * ROW_HEIGHT;
    if (top < body.scrollTop) body.scrollTop = top;
    else if (top + ROW_HEIGHT > body.scrollTop + body.clientHeight) body.scrollTop = top + ROW_HEIGHT - body.clientHeight;
    this.top = body.scrollTop;
  }

  #measure() {
    const body = this.#body();
    this.height = body.clientHeight;
    this.style.setProperty('--scrollbar', `${body.offsetWidth - body.clientWidth}px`);
  }

  #scrolled = () => (this.top = this.#body().scrollTop);

  /** @param {MouseEvent} click */
  #click = (click) => {
    const element = /** @type {Element} */ (click.target);
    const id = element.closest('[role=row]')?.getAttribute('data-id');
    if (!id) return;
    if (element.closest('.twisty')) this.#toggle(id);
    else this.#choose(id, { step: false });
  };

  /** @param {KeyboardEvent} press */
  #key = (press) => {
    const rowsPerPage = Math.max(1, Math.floor(this.height / ROW_HEIGHT) - 1);
    const index = this.#indexes.get(this.selectedId) ?? 0;
    const action = target(press, { rows: this.#rows, index, rowsPerPage, collapsed: this.#collapsed });
    if (!action) return;
    press.preventDefault();
    if (action.toggle) this.#toggle(action.toggle);
    else this.#choose(/** @type {string} */ (action.id), { open: action.open, step: true });
  };

  /**
   * j and k work wherever the focus is, except in fields.
   *
   * @param {KeyboardEvent} press
   */
  #pageKey = (press) => {
    const element = /** @type {Element} */ (press.target);
    if ((press.key !== 'j' && press.key !== 'k') || this.contains(element) || element.closest('input, textarea, select')) return;
    this.#key(press);
  };

  /** @param {string} id */
  #toggle(id) {
    if (!this.#collapsed.delete(id)) this.#collapsed.add(id);
    this.#flatten();
    if (!this.#indexes.has(this.selectedId)) this.#choose(id, { step: true });
    this.requestUpdate();
  }

  /**
   * @param {string} id
   * @param {{ open?: boolean, step: boolean }} how
   */
  #choose(id, { open = false, step }) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { id, open, step } }));
    if (!open) this.#focusSoon(id);
  }

  /** @param {string} id */
  async #focusSoon(id) {
    await new Promise(requestAnimationFrame);
    if (this.selectedId === id) this.focusActive();
  }
}

customElements.define('hh-tree-grid', TreeGrid);
