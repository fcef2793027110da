import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import { warning } from '../parts/icons.js';
import '../parts/copy-button.js';
import './long-text.js';

/** The metadata that this box shows, and the list of metadata need not repeat. */
export const STACK_TRACE = 'exception.stacktrace';

/** @param {import('../model/event.js').Event} event */
export function errorBox(event) {
  const error = read.error(event);
  if (error === null) return nothing;
  const metadata = read.metadata(event);
  const kind = metadata['exception.type'] ?? metadata['error.type'];
  return html`
    <section class="error-box">
      <h3>${warning} Error${typeof kind === 'string' ? html` <code>${kind}</code>` : nothing}</h3>
      <hh-long-text .text=${error}></hh-long-text>
      ${typeof metadata[STACK_TRACE] === 'string' ? stackTrace(metadata[STACK_TRACE]) : nothing}
    </section>
  `;
}

/** @param {string} text */
const stackTrace = (text) => html`
  <details>
    <summary>Stack trace</summary>
    <hh-copy .text=${text} label="Copy stack trace"></hh-copy>
    <hh-long-text class="code lines" tabindex="0" role="region" aria-label="Stack trace" .text=${text}></hh-long-text>
  </details>
`;
