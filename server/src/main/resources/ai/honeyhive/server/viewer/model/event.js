/**
 * Reading one event of the data plane API. Absent values are null, whatever the sender left out or mistyped.
 *
 * @typedef {Record<string, any>} Event the 19 fields of an exported event
 * @typedef {{ prompt: number | null, completion: number | null, total: number | null,
 *   cacheRead: number | null, cacheWrite: number | null, reasoning: number | null }} Tokens
 */

/**
 * @param {any} value
 * @returns {number | null}
 */
export const number = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/**
 * @param {any} value
 * @returns {string | null}
 */
const text = (value) => (typeof value === 'string' && value !== '' ? value : null);

/** @param {Event} event */
export const metadata = (event) => event.metadata ?? {};

/** @param {Event} event */
export const start = (event) => number(event.start_time);

/**
 * The duration keeps microseconds, start and end do not: so it goes first.
 *
 * @param {Event} event
 * @returns {number | null}
 */
export function end(event) {
  const from = start(event);
  const length = number(event.duration);
  if (from !== null && length) return from + length;
  return number(event.end_time) ?? from;
}

/**
 * @param {Event} event
 * @returns {number | null}
 */
export function duration(event) {
  const from = start(event);
  const to = end(event);
  return number(event.duration) ?? (from === null || to === null ? null : to - from);
}

/**
 * A session event usually ends where it starts; then the end of its last event counts.
 *
 * @param {Event} session
 * @returns {number | null}
 */
export function sessionDuration(session) {
  const own = duration(session);
  if (own) return own;
  const last = number(metadata(session).events_end_time);
  const from = start(session);
  return last === null || from === null ? null : Math.max(0, last - from);
}

/** @param {Event} event */
export const type = (event) => text(event.event_type) ?? 'chain';

/** @param {Event} event */
export const name = (event) => text(event.event_name) ?? 'unknown';

/**
 * @param {Event} event
 * @returns {string | null}
 */
export function error(event) {
  if (event.error === null || event.error === undefined || event.error === '') return null;
  return typeof event.error === 'string' ? event.error : JSON.stringify(event.error, null, 2);
}

/**
 * @param {Event} event
 * @returns {Tokens | null} null when the event says nothing about tokens
 */
export function tokens(event) {
  const said = metadata(event);
  const prompt = number(said.prompt_tokens) ?? number(said.input_tokens);
  const completion = number(said.completion_tokens) ?? number(said.output_tokens);
  const both = prompt === null && completion === null ? null : (prompt ?? 0) + (completion ?? 0);
  const total = number(said.total_tokens) ?? both;
  if (total === null) return null;
  return {
    prompt,
    completion,
    total,
    cacheRead: number(said.cache_read_input_tokens),
    cacheWrite: number(said.cache_write_input_tokens),
    reasoning: number(said.reasoning_tokens),
  };
}

/** @param {Event} event */
export const cost = (event) => number(event.metrics?.cost) ?? number(metadata(event).cost);

/** @param {Event} event */
export const timeToFirstToken = (event) =>
  number(metadata(event).time_to_first_token_ms) ??
  number(event.metrics?.ttft_ms) ??
  number(event.metrics?.time_to_first_token_ms);

/** @param {Event} event */
export const model = (event) => text(event.config?.model) ?? text(metadata(event).model_name);

/** @param {Event} event */
export const provider = (event) => text(event.config?.provider) ?? text(metadata(event).provider);

/** @param {Event} event */
export const finishReason = (event) => text(event.outputs?.finish_reason) ?? text(metadata(event).finish_reason);
