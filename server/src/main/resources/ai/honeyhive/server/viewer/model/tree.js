import { cost, end, error, start, tokens, type } from './event.js';

/**
 * A session's events as a tree, built and walked in time linear in their number, without recursion: traces thousands of levels deep
 * exist.
 *
 * @typedef {import('./event.js').Event} Event
 * @typedef {{ id: string, event: Event, children: Node[], parent: Node | null, level: number, position: number,
 *   start: number, end: number, tokens: number,
 *   promptTokens: number, completionTokens: number, cost: number, errors: number, descendants: number }} Node
 *   tokens and `cost` (of model events), `errors` and `descendants` are sums over the node and everything below it, `descendants`
 *   without the node
 * @typedef {{ root: Node, byId: Map<string, Node>, start: number, end: number, models: number }} Tree
 */

/**
 * @param {Event[]} events in any order
 * @param {string} sessionId
 * @returns {Tree} rooted in the session event, or in a stand-in when there is none yet
 */
export function buildTree(events, sessionId) {
  const byId = new Map(events.map((event) => [event.event_id, newNode(event)]));
  const root = byId.get(sessionId) ?? newNode(standIn(sessionId, events));
  byId.set(sessionId, root);
  for (const node of byId.values()) attach(node, byId, root);
  const nodes = order(root, byId);
  return { root, byId, ...sum(nodes, root) };
}

/**
 * The visible rows, top to bottom.
 *
 * @param {Node} root
 * @param {Set<string>} collapsed ids of nodes whose children are hidden
 * @returns {Node[]}
 */
export function flatten(root, collapsed) {
  const rows = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    rows.push(node);
    if (!collapsed.has(node.id)) pushChildren(stack, node);
  }
  return rows;
}

/**
 * @param {Event} event
 * @returns {Node}
 */
function newNode(event) {
  const from = start(event) ?? Number.NaN;
  const failed = error(event) === null ? 0 : 1;
  return {
    ...{ id: event.event_id, event, children: [], parent: null, level: 1, position: 1 },
    ...{ start: from, end: end(event) ?? from, errors: failed, descendants: 0 },
    ...{ tokens: 0, promptTokens: 0, completionTokens: 0, cost: 0 },
  };
}

/**
 * @param {string} sessionId
 * @param {Event[]} events
 */
function standIn(sessionId, events) {
  const source = events.find((event) => event.source)?.source;
  return { event_id: sessionId, session_id: sessionId, event_type: 'session', event_name: 'Session', source };
}

/**
 * An event whose parent is not here belongs to the session.
 *
 * @param {Node} node
 * @param {Map<string, Node>} byId
 * @param {Node} root
 */
function attach(node, byId, root) {
  if (node === root) return;
  const parent = byId.get(node.event.parent_id);
  node.parent = parent && parent !== node ? parent : root;
  node.parent.children.push(node);
}

/**
 * Numbers levels and positions, and breaks circles of parents by hanging their first event below the session.
 *
 * @param {Node} root
 * @param {Map<string, Node>} byId
 * @returns {Node[]} parents before children
 */
function order(root, byId) {
  const nodes = walk(root);
  if (nodes.length === byId.size) return nodes;
  const reached = new Set(nodes);
  for (const node of byId.values()) {
    if (reached.has(node) || !node.parent) continue;
    node.parent.children = node.parent.children.filter((child) => child !== node);
    node.parent = root;
    root.children.push(node);
    for (const below of walk(node)) reached.add(below);
  }
  return walk(root);
}

/** @param {Node} top */
function walk(top) {
  const nodes = [];
  const stack = [top];
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.push(node);
    node.level = node.parent ? node.parent.level + 1 : 1;
    node.children.sort((a, b) => a.start - b.start || a.end - b.end || 0);
    node.children.forEach((child, i) => (child.position = i + 1));
    pushChildren(stack, node);
  }
  return nodes;
}

/**
 * @param {Node[]} stack
 * @param {Node} node
 */
function pushChildren(stack, node) {
  for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]);
}

/**
 * @param {Node[]} nodes parents before children
 * @param {Node} root
 */
function sum(nodes, root) {
  let first = Infinity;
  let last = -Infinity;
  let models = 0;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (type(node.event) === 'model') {
      addModel(node);
      models++;
    }
    if (node.start < first) first = node.start;
    if (node.end > last) last = node.end;
    if (node.parent) addToParent(node, node.parent);
  }
  root.start = first;
  root.end = last;
  return { start: first, end: Math.max(last, first), models };
}

/** @param {Node} node */
function addModel(node) {
  const used = tokens(node.event);
  node.tokens += used?.total ?? 0;
  node.promptTokens += used?.prompt ?? 0;
  node.completionTokens += used?.completion ?? 0;
  node.cost += cost(node.event) ?? 0;
}

/**
 * @param {Node} node
 * @param {Node} parent
 */
function addToParent(node, parent) {
  parent.tokens += node.tokens;
  parent.promptTokens += node.promptTokens;
  parent.completionTokens += node.completionTokens;
  parent.cost += node.cost;
  parent.errors += node.errors;
  parent.descendants += node.descendants + 1;
}
