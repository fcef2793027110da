import { request } from './client.js';

/** Sessions on one page of the list. */
export const SESSIONS_PER_PAGE = 50;

const EVENTS_PER_REQUEST = 1000;
const REQUESTS_AT_ONCE = 3;

/**
 * One page of sessions, newest first.
 *
 * @param {number} number counts from 1
 * @param {AbortSignal} signal
 * @returns {Promise<{ sessions: object[], total: number }>}
 */
export async function loadSessions(number, signal) {
  const found = await search('event_type', 'session', { page: number, limit: SESSIONS_PER_PAGE }, signal);
  return { sessions: found.events, total: found.count ?? found.totalEvents };
}

/**
 * Every event of a session, the session event included, in no particular order and each once.
 *
 * @param {string} sessionId
 * @param {AbortSignal} signal
 * @param {(loaded: number, total: number) => void} progress
 * @returns {Promise<object[]>} empty when there is no such session
 */
export async function loadTrace(sessionId, signal, progress) {
  const events = new Map();
  const page = async (/** @type {number} */ number) => {
    const found = await search('session_id', sessionId, { page: number, limit: EVENTS_PER_REQUEST }, signal);
    for (const event of found.events) events.set(event.event_id, event);
    progress(events.size, found.count ?? found.totalEvents);
    return found;
  };
  const first = await page(1);
  const pages = Math.ceil((first.count ?? first.totalEvents) / EVENTS_PER_REQUEST);
  let next = 2;
  const worker = async () => {
    while (next <= pages) await page(next++);
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, worker));
  return [...events.values()];
}

/**
 * @param {string} field
 * @param {string} value
 * @param {{ page: number, limit: number }} range
 * @param {AbortSignal} signal
 */
function search(field, value, range, signal) {
  const filters = [{ field, operator: 'is', value, type: 'string' }];
  return request('/v1/events/search', { body: { filters, ...range }, signal });
}
