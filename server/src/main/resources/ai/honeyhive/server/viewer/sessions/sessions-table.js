import { html, nothing } from 'lit';
import * as read from '../model/event.js';
import * as format from '../parts/format.js';
import { warning } from '../parts/icons.js';
import { sessionPath } from '../router.js';

/** @param {import('../model/event.js').Event[]} sessions */
export const sessionsTable = (sessions) => html`
  <table class="sessions">
    <thead>
      <tr>
        <th scope="col">Session</th>
        <th scope="col">Source</th>
        <th scope="col">Started</th>
        <th scope="col" class="number">Duration</th>
        <th scope="col" class="number">Events</th>
        <th scope="col" class="number">Model calls</th>
        <th scope="col" class="number">Prompt</th>
        <th scope="col" class="number">Completion</th>
        <th scope="col" class="number">Tokens</th>
        <th scope="col" class="number">Cost</th>
      </tr>
    </thead>
    <tbody>
      ${sessions.map(row)}
    </tbody>
  </table>
`;

/** @param {import('../model/event.js').Event} session */
function row(session) {
  const metadata = read.metadata(session);
  const start = read.start(session);
  const used = read.number(metadata.num_model_events) === 0 ? null : read.tokens(session);
  const cost = read.cost(session) || null;
  return html`
    <tr>
      <th scope="row" class="name">
        <div><a href=${sessionPath(session.event_id)}>${read.name(session)}</a>${errorMark(session)}</div>
      </th>
      <td class="source">${session.source}</td>
      <td class="started"><time datetime=${format.iso(start)}>${format.dateTime(start)}</time> <span class="ago">${format.ago(start)}</span></td>
      <td class="number duration">${format.duration(read.sessionDuration(session))}</td>
      <td class="number events">${format.count(read.number(metadata.num_events))}</td>
      <td class="number calls">${format.count(read.number(metadata.num_model_events))}</td>
      <td class="number part">${format.tokens(used?.prompt ?? null)}</td>
      <td class="number part">${format.tokens(used?.completion ?? null)}</td>
      <td class="number tokens">${format.tokens(used?.total ?? null)}</td>
      <td class="number cost ${cost ? '' : 'absent'}">${format.cost(cost)}</td>
    </tr>
  `;
}

/** @param {import('../model/event.js').Event} session */
function errorMark(session) {
  const failed = read.number(read.metadata(session).num_errors) ?? (read.error(session) === null ? 0 : 1);
  if (!failed) return nothing;
  return html`<span class="error-mark">${warning}${failed === 1 ? '1 error' : `${format.count(failed)} errors`}</span>`;
}
