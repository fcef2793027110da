/**
 * What the page shows is in its URL: `/`, `/?page=2`, `/sessions/{sessionId}`, `/sessions/{sessionId}/events/{eventId}`.
 *
 * @typedef {{ page: 'sessions', number: number }
 *   | { page: 'session', sessionId: string, eventId: string | null }
 *   | { page: 'unknown' }} Route
 */

const SESSION = /^\/sessions\/([^/]+)(?:\/events\/([^/]+))?\/?$/;

/**
 * @param {URL | Location} url
 * @returns {Route}
 */
export function parse(url) {
  if (url.pathname === '/') {
    const number = Number.parseInt(new URLSearchParams(url.search).get('page') ?? '1', 10);
    return { page: 'sessions', number: number >= 1 ? number : 1 };
  }
  const match = SESSION.exec(url.pathname);
  if (!match) return { page: 'unknown' };
  return { page: 'session', sessionId: decode(match[1]), eventId: match[2] ? decode(match[2]) : null };
}

/** @param {number} number */
export const sessionsPath = (number) => (number > 1 ? `/?page=${number}` : '/');

/** @param {string} sessionId */
export const sessionPath = (sessionId) => `/sessions/${encodeURIComponent(sessionId)}`;

/**
 * @param {string} sessionId
 * @param {string} eventId the session's own id gives the session's path
 */
export const eventPath = (sessionId, eventId) =>
  eventId === sessionId ? sessionPath(sessionId) : `${sessionPath(sessionId)}/events/${encodeURIComponent(eventId)}`;

/**
 * @param {string} path
 * @param {{ replace?: boolean }} [options] `replace` leaves no step in the browser's history
 */
export function navigate(path, { replace = false } = {}) {
  if (path === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  window.dispatchEvent(new Event('honeyhive:navigated'));
}

/**
 * Calls back after every change of the URL, links of this page included.
 *
 * @param {() => void} callback
 */
export function listen(callback) {
  window.addEventListener('popstate', callback);
  window.addEventListener('honeyhive:navigated', callback);
  document.addEventListener('click', (click) => {
    const path = internalPath(click);
    if (path === null) return;
    click.preventDefault();
    navigate(path);
  });
}

/**
 * @param {MouseEvent} click
 * @returns {string | null} null when the browser should follow the link itself
 */
function internalPath(click) {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) {
    return null;
  }
  const link = click.target instanceof Element ? click.target.closest('a') : null;
  if (!link || link.target || link.origin !== location.origin || parse(new URL(link.href)).page === 'unknown') return null;
  return link.pathname + link.search;
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
