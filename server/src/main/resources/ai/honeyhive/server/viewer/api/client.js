/** The requests of this page; each answers with parsed JSON or throws an {@link ApiError}. */

const KEY = 'honeyhive.apiKey';

/** A request that was not answered with what was asked for. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} status the HTTP status, 0 when there was no answer
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The API key of this browser tab; it is not kept after the tab is closed. */
export const apiKey = {
  /** @returns {string | null} */
  get: () => sessionStorage.getItem(KEY),
  /** @param {string} key */
  set: (key) => sessionStorage.setItem(KEY, key),
  clear: () => sessionStorage.removeItem(KEY),
};

/**
 * @param {string} path
 * @param {{ body?: object, signal?: AbortSignal }} [options] a body makes it a POST
 * @returns {Promise<any>}
 */
export async function request(path, { body, signal } = {}) {
  const response = await send(path, {
    method: body ? 'POST' : 'GET',
    headers: headers(body !== undefined),
    body: body && JSON.stringify(body),
    signal,
  });
  if (response.ok) return response.json();
  const error = new ApiError(await message(response), response.status);
  if (response.status === 401) {
    window.dispatchEvent(new CustomEvent('honeyhive:key-required', { detail: { refused: apiKey.get() !== null } }));
  }
  throw error;
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
async function send(path, init) {
  try {
    return await fetch(path, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new ApiError(`No answer from ${location.host}. Is the server still running?`, 0);
  }
}

/** @param {boolean} json */
function headers(json) {
  const key = apiKey.get();
  return {
    ...(json ? { 'Content-Type': 'application/json' } : {}),
    ...(key ? { Authorization: `Bearer ${key}` } : {}),
  };
}

/** @param {Response} response */
async function message(response) {
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return body.message ?? body.error?.message ?? (typeof body.error === 'string' ? body.error : text);
  } catch {
    return text.slice(0, 500) || `HTTP ${response.status}`;
  }
}
