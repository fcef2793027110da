import { html } from 'lit';
import { warning } from './icons.js';

/** @param {string} text */
export const loading = (text) => html`<p class="state" role="status"><span class="spinner"></span>${text}</p>`;

/**
 * @param {Error} error
 * @param {() => void} again
 */
export const failed = (error, again) => html`
  <div class="state failed" role="alert">
    <p>${warning} ${error.message}</p>
    <button type="button" @click=${again}>Try again</button>
  </div>
`;
