/**
 * The keys of the WAI-ARIA treegrid pattern with row focus, and j and k.
 *
 * @typedef {import('../model/tree.js').Node} Node
 * @typedef {{ rows: Node[], index: number, rowsPerPage: number, collapsed: Set<string> }} Place where the focus is
 * @typedef {{ id?: string, open?: boolean, toggle?: string }} Action the event to go to, or the one to open or close
 */

/** @type {Record<string, (place: Place) => Action | null>} */
const KEYS = {
  ArrowDown: (place) => go(place, place.index + 1),
  ArrowUp: (place) => go(place, place.index - 1),
  PageDown: (place) => go(place, place.index + place.rowsPerPage),
  PageUp: (place) => go(place, place.index - place.rowsPerPage),
  Home: (place) => go(place, 0),
  End: (place) => go(place, place.rows.length - 1),
  Enter: ({ rows, index }) => ({ id: rows[index].id, open: true }),
  ArrowRight: inward,
  ArrowLeft: outward,
};
KEYS.j = KEYS.ArrowDown;
KEYS.k = KEYS.ArrowUp;

/**
 * @param {KeyboardEvent} press
 * @param {Place} place
 * @returns {Action | null} null when the key is not ours
 */
export function target(press, place) {
  if (press.metaKey || press.ctrlKey || press.altKey || !place.rows.length) return null;
  return Object.hasOwn(KEYS, press.key) ? KEYS[press.key](place) : null;
}

/**
 * @param {Place} place
 * @param {number} index
 */
const go = ({ rows }, index) => ({ id: rows[Math.max(0, Math.min(rows.length - 1, index))].id });

/**
 * Opens a closed event, else goes to its first child.
 *
 * @param {Place} place
 */
function inward(place) {
  const node = place.rows[place.index];
  if (!node.children.length) return null;
  return place.collapsed.has(node.id) ? { toggle: node.id } : go(place, place.index + 1);
}

/**
 * Closes an open event, else goes to its parent.
 *
 * @param {Place} place
 */
function outward({ rows, index, collapsed }) {
  const node = rows[index];
  if (node.children.length && !collapsed.has(node.id)) return { toggle: node.id };
  return node.parent ? { id: node.parent.id } : null;
}
