import { html, svg } from 'lit';

/** @type {Record<string, unknown>} */
const SHAPES = {
  model: svg`<path d="M8 1.8l1.5 4.7L14.2 8l-4.7 1.5L8 14.2 6.5 9.5 1.8 8l4.7-1.5z" fill="currentColor"/>`,
  tool: svg`<path d="M13.8 4.6l-2.5 2.5-2.4-2.4 2.5-2.5a3.9 3.9 0 0 0-5 5L1.9 11.7l2.4 2.4 4.5-4.5a3.9 3.9 0 0 0 5-5z" fill="currentColor"/>`,
  chain: svg`<path d="M3.5 2.5v7a2 2 0 0 0 2 2h3M3.5 5.5h5" fill="none" stroke="currentColor" stroke-width="1.6"/><rect x="9" y="3.5" width="5" height="4" rx="1" fill="currentColor"/><rect x="9" y="9.5" width="5" height="4" rx="1" fill="currentColor"/>`,
  session: svg`<path d="M8 1.5l5.8 3.3v6.4L8 14.5l-5.8-3.3V4.8z" fill="currentColor"/>`,
};

const CHEVRON = svg`<path d="M6 3.5L10.5 8 6 12.5" fill="none" stroke="currentColor" stroke-width="1.7"/>`;
const WARNING = svg`<path d="M8 1.8L15 14H1z" fill="currentColor"/><path d="M8 6.2v3.6M8 11v1.4" stroke="var(--surface)" stroke-width="1.5"/>`;
const LOGO = svg`<path d="M8 1l6 3.5v7L8 15l-6-3.5v-7z" fill="#e5a00d"/><path d="M5.2 5v6M10.8 5v6M5.2 8h5.6" stroke="#3a2600" stroke-width="1.6" fill="none"/>`;

/** @param {unknown} shape */
const icon = (shape) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;

export const chevron = icon(CHEVRON);
export const warning = icon(WARNING);
export const logo = icon(LOGO);

/**
 * The sign of an event type, with its name for those who do not see it.
 *
 * @param {string} type
 */
export const typeIcon = (type) =>
  html`<span class="type type-${type}" role="img" aria-label=${type} title=${type}>${icon(SHAPES[type] ?? SHAPES.chain)}</span>`;
