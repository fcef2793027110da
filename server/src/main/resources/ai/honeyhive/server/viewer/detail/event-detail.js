import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import { conversation } from '../model/message.js';
import '../parts/copy-button.js';
import { typeIcon } from '../parts/icons.js';
import { LightElement } from '../parts/light-element.js';
import { errorBox, STACK_TRACE } from './error-box.js';
import { eventFacts, eventIds } from './event-facts.js';
import './long-text.js';
import './message-list.js';
import './value-view.js';

const SMALL_SECTIONS = [
  ['config', 'Config'],
  ['metrics', 'Metrics'],
  ['feedback', 'Feedback'],
  ['user_properties', 'User properties'],
];

/** Everything one event says. Fires `leave` when Escape is pressed in it. */
export class EventDetail extends LightElement {
  static properties = { node: {}, sessionStart: {}, raw: { state: true } };

  constructor() {
    super();
    /** @type {import('../model/tree.js').Node | undefined} */
    this.node = undefined;
    this.sessionStart = 0;
    this.raw = false;
  }

  render() {
    if (!this.node) return nothing;
    const { event } = this.node;
    const type = read.type(event);
    return html`
      <article class="detail" aria-labelledby="event-name" @keydown=${this.#key}>
        <header>
          <h2 id="event-name" tabindex="-1">${typeIcon(type)}${read.name(event)}</h2>
          <span class="badge badge-${type}">${type}</span>
        </header>
        ${eventFacts(this.node, this.sessionStart)} ${errorBox(event)}
        ${this.#content('Inputs', event.inputs)} ${this.#content('Outputs', event.outputs)}
        ${SMALL_SECTIONS.map(([field, title]) => this.#section(title, event[field]))}
        ${this.#section('Metadata', withoutStackTrace(event))} ${eventIds(event)} ${this.#raw(event)}
      </article>
    `;
  }

  focusHeading() {
    this.querySelector('h2')?.focus();
  }

  /**
   * @param {string} title
   * @param {any} section
   */
  #content(title, section) {
    if (isEmpty(section)) return nothing;
    const { messages, rest } = conversation(section);
    return html`
      <section>
        <h3>${title}</h3>
        ${messages.length ? html`<hh-message-list .messages=${messages}></hh-message-list>` : nothing}
        ${messages.length && !rest ? nothing : html`<hh-value .value=${rest ?? section}></hh-value>`}
      </section>
    `;
  }

  /**
   * @param {string} title
   * @param {any} section
   */
  #section(title, section) {
    if (isEmpty(section)) return nothing;
    return html`<section><h3>${title}</h3><hh-value .value=${section}></hh-value></section>`;
  }

  /** @param {import('../model/event.js').Event} event */
  #raw(event) {
    const toggled = (/** @type {Event} */ toggle) => (this.raw = /** @type {HTMLDetailsElement} */ (toggle.target).open);
    return html`
      <details class="raw" @toggle=${toggled}>
        <summary>Event as JSON</summary>
        ${this.raw ? rawText(JSON.stringify(event, null, 2)) : nothing}
      </details>
    `;
  }

  /** @param {KeyboardEvent} press */
  #key(press) {
    if (press.key === 'Escape') this.dispatchEvent(new CustomEvent('leave'));
  }
}

/** @param {import('../model/event.js').Event} event */
function withoutStackTrace(event) {
  if (read.error(event) === null) return event.metadata;
  const { [STACK_TRACE]: _, ...rest } = read.metadata(event);
  return rest;
}

/** @param {string} text */
const rawText = (text) => html`<hh-copy .text=${text} label="Copy JSON"></hh-copy><hh-long-text class="code" .text=${text}></hh-long-text>`;

/** @param {any} section */
const isEmpty = (section) =>
  section === null || section === undefined || (typeof section === 'object' && Object.keys(section).length === 0);

customElements.define('hh-event-detail', EventDetail);
