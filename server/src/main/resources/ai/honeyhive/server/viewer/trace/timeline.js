import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import { duration } from '../parts/format.js';

/**
 * Where an event lies in its session.
 *
 * @param {import('../model/tree.js').Node} node
 * @param {import('../model/tree.js').Tree} tree
 * @param {string} type
 */
export function bar(node, tree, type) {
  const whole = tree.end - tree.start || 1;
  const from = (100 * (node.start - tree.start)) / whole;
  const width = (100 * (node.end - node.start)) / whole;
  if (!Number.isFinite(from + width)) return nothing;
  const state = read.error(node.event) === null ? '' : 'failed';
  return html`<span class="bar bar-${type} ${state}" .style=${`--from:${from.toFixed(3)}%;--width:${width.toFixed(3)}%`}></span>`;
}

/**
 * The scale above the bars.
 *
 * @param {import('../model/tree.js').Tree} tree
 */
export function ticks(tree) {
  const whole = tree.end - tree.start;
  return html`<span class="ticks" aria-hidden="true"><span>0</span><span>${duration(whole / 2)}</span><span>${duration(whole)}</span></span>`;
}
