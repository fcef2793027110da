import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import * as format from '../parts/format.js';
import { chevron, typeIcon, warning } from '../parts/icons.js';
import { bar, ticks } from './timeline.js';

/** Pixels; the style sheet has the same height. */
export const ROW_HEIGHT = 30;

/** Deeper events are not moved further to the right; their level is written in the space before them. */
const DEEPEST_INDENT = 10;

/** @param {import('../model/tree.js').Tree} tree */
export const treeHead = (tree) => html`
  <div class="tree-head" role="rowgroup">
    <div class="tree-row" role="row" aria-rowindex="1">
      <span role="columnheader">Event</span>
      <span role="columnheader" class="number">Duration</span>
      <span role="columnheader" class="number tokens">Tokens</span>
      <span role="columnheader" class="timeline"><span class="unseen">Timeline</span>${ticks(tree)}</span>
    </div>
  </div>
`;

/**
 * @param {import('../model/tree.js').Node} node
 * @param {{ index: number, tree: import('../model/tree.js').Tree, selected: boolean, collapsed: boolean }} place
 */
export function treeRow(node, { index, tree, selected, collapsed }) {
  const { event, level, children } = node;
  const type = read.type(event);
  const tokens = type === 'model' ? (read.tokens(event)?.total ?? 0) : node.tokens;
  return html`
    <div class="tree-row" role="row" data-id=${node.id} .style=${`transform:translateY(${index * ROW_HEIGHT}px)`}
      aria-rowindex=${index + 2} aria-level=${level} aria-posinset=${node.position} aria-setsize=${node.parent?.children.length ?? 1}
      aria-expanded=${children.length ? String(!collapsed) : nothing} aria-selected=${selected} tabindex=${selected ? 0 : -1}>
      <span role="gridcell" class="event" .style=${`--indent:${Math.min(level - 1, DEEPEST_INDENT)}`}>
        ${level > DEEPEST_INDENT + 1 ? html`<span class="level" aria-hidden="true">level ${level}</span>` : nothing}
        <span class="twisty" aria-hidden="true">${children.length ? chevron : nothing}</span>
        ${typeIcon(type)}
        <span class="label" title=${read.name(event)}>${read.name(event)}</span>
        ${mark(node, collapsed)}
      </span>
      <span role="gridcell" class="number">${format.duration(node.parent ? read.duration(event) : node.end - node.start)}</span>
      <span role="gridcell" class="number tokens ${type === 'model' ? '' : 'sum'}">${tokens ? format.tokens(tokens) : ''}</span>
      <span role="gridcell" class="timeline">${bar(node, tree, type)}</span>
    </div>
  `;
}

/**
 * What is hidden below is told on the closed row.
 *
 * @param {import('../model/tree.js').Node} node
 * @param {boolean} collapsed
 */
function mark(node, collapsed) {
  const own = read.error(node.event) !== null;
  const below = node.errors - (own ? 1 : 0);
  return html`
    ${own ? html`<span class="error-mark">${warning}error</span>` : nothing}
    ${collapsed ? html`<span class="aside">${format.count(node.descendants)} hidden${below ? `, ${below} failed` : ''}</span>` : nothing}
  `;
}
