import { html, nothing } from 'lit';
import { count } from '../parts/format.js';
import { typeIcon } from '../parts/icons.js';
import { LightElement } from '../parts/light-element.js';
import './value-view.js';

const SHOWN_MESSAGES = 30;
const KNOWN_ROLES = new Set(['system', 'developer', 'user', 'assistant', 'tool']);

/** A conversation; of a long one the end, until asked for all. */
export class MessageList extends LightElement {
  static properties = { messages: {}, all: { state: true } };

  constructor() {
    super();
    /** @type {import('../model/message.js').Message[]} */
    this.messages = [];
    this.all = false;
  }

  render() {
    const earlier = this.all ? 0 : Math.max(0, this.messages.length - SHOWN_MESSAGES);
    const showAll = () => (this.all = true);
    return html`
      ${earlier ? html`<button type="button" class="quiet more" @click=${showAll}>Show ${count(earlier)} earlier messages</button>` : nothing}
      <ol class="messages">${this.messages.slice(earlier).map(message)}</ol>
    `;
  }
}

/** @param {import('../model/message.js').Message} message */
function message({ role, name, content, reasoning, toolCallId, toolCalls }) {
  return html`
    <li class="message role-${KNOWN_ROLES.has(role) ? role : 'other'}">
      <div class="role">${role}${name ? html` <span class="who">${name}</span>` : nothing}${toolCallId ? html` <code class="id">${toolCallId}</code>` : nothing}</div>
      ${reasoning ? html`<div class="reasoning"><span class="role">reasoning</span><hh-long-text .text=${reasoning}></hh-long-text></div>` : nothing}
      ${content === null || content === '' ? nothing : html`<hh-value .value=${content}></hh-value>`}
      ${toolCalls.map(toolCall)}
      ${toolCalls.length || (content !== null && content !== '') ? nothing : html`<span class="literal">no content</span>`}
    </li>
  `;
}

/** @param {import('../model/message.js').ToolCall} call */
function toolCall(call) {
  return html`
    <div class="tool-call">
      <div class="call-head">${typeIcon('tool')}<span class="call-name">${call.name}</span>${call.id ? html`<code class="id">${call.id}</code>` : nothing}</div>
      ${call.arguments === null || call.arguments === '' ? nothing : html`<hh-value .value=${call.arguments}></hh-value>`}
    </div>
  `;
}

customElements.define('hh-message-list', MessageList);
