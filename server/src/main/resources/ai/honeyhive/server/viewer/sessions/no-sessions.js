import { html } from 'lit';
import '../parts/copy-button.js';

/** What to do when nothing was sent yet. */
export function noSessions() {
  const code = [
    `try (var tracer = HoneyHiveTracer.builder().apiKey("local").serverUrl("${location.origin}").build()) {`,
    '  tracer.trace("hello", span -> span.output("it works"));',
    '}',
  ].join('\n');
  return html`
    <section class="empty">
      <h2>No sessions yet</h2>
      <p>These three lines send one:</p>
      <pre><code>${code}</code></pre>
      <hh-copy .text=${code} label="Copy code"></hh-copy>
      <p class="hint">
        Any OpenTelemetry exporter works too: OTLP over HTTP to <code>${location.origin}/v1/traces</code>.
      </p>
    </section>
  `;
}
