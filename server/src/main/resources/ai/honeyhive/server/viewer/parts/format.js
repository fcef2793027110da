/** Numbers and times as people read them. Every function answers with '–' for what is not there. */

const NONE = '–';
const whole = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumSignificantDigits: 3 });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** @type {[number, Intl.RelativeTimeFormatUnit][]} */
const UNITS = [
  [31_536_000_000, 'year'],
  [2_592_000_000, 'month'],
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
];

/** @param {number | null} n */
export const count = (n) => (n === null ? NONE : whole.format(n));

/** @param {number | null} n */
export const tokens = (n) => (n === null ? NONE : n < 100_000 ? whole.format(n) : compact.format(n));

/** @param {number | null} dollars */
export function cost(dollars) {
  if (dollars === null) return NONE;
  if (dollars === 0 || dollars >= 0.1) return `$${dollars.toFixed(2)}`;
  return `$${new Intl.NumberFormat('en', { maximumSignificantDigits: 2, maximumFractionDigits: 8 }).format(dollars)}`;
}

/** @param {number | null} ms */
export function duration(ms) {
  if (ms === null || !Number.isFinite(ms)) return NONE;
  if (ms === 0) return '0 ms';
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${ms.toFixed(0)} ms`;
  if (ms < 59_995) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/**
 * Local day and time, the day left out when it is today.
 *
 * @param {number | null} ms
 */
export function dateTime(ms) {
  const date = toDate(ms);
  if (date === null) return NONE;
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return clock.format(date);
  const days = date.getFullYear() === now.getFullYear() ? day : dayAndYear;
  return `${days.format(date)}, ${clock.format(date)}`;
}

/** @param {number | null} ms */
export function ago(ms) {
  if (ms === null || toDate(ms) === null) return '';
  const past = ms - Date.now();
  const [size, unit] = UNITS.find(([length]) => Math.abs(past) >= length) ?? UNITS[UNITS.length - 1];
  return relative.format(Math.round(past / size), unit);
}

/** @param {number | null} ms */
export const iso = (ms) => toDate(ms)?.toISOString() ?? '';

/**
 * @param {number | null} ms
 * @returns {Date | null} null outside the years that a Date can hold
 */
function toDate(ms) {
  const date = new Date(ms ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
