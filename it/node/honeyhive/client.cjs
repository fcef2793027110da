// Calls every route that HoneyHive's TypeScript client knows, and checks what it makes of the answers.
// The client validates each answer itself; what it refuses fails the step. Usage: node client.cjs URL
const assert = require("node:assert");
const { HoneyHive } = require("honeyhive");

const url = process.argv[2];
const project = "npm";
const client = new HoneyHive({ bearerAuth: "hh_npm", serverURL: url });
let failures = 0;

async function step(name, action) {
  try {
    await action();
    console.log(`ok ${name}`);
  } catch (e) {
    failures++;
    const cause = e.rawValue === undefined ? "" : ` raw: ${JSON.stringify(e.rawValue).slice(0, 600)}`;
    console.log(`FAILED ${name}: ${String(e.pretty ? e.pretty() : e).slice(0, 900)}${cause}`);
  }
}

async function sessionsAndEvents() {
  let session, event;
  await step("POST /session/start", async () => {
    const started = await client.session.startSession({
      session: { project, sessionName: "npm session", source: "npm", inputs: { a: 1 } },
    });
    session = started.sessionId;
    assert.match(session, /^[0-9a-f-]{36}$/);
  });
  await step("POST /events", async () => {
    const created = await client.events.createEvent({
      event: {
        project, source: "npm", eventName: "answer", eventType: "model", sessionId: session,
        config: { model: "m" }, inputs: { q: 1 }, outputs: { content: "four" }, duration: 12,
        metadata: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 },
      },
    });
    assert.equal(created.success, true);
    event = created.eventId;
  });
  await step("PUT /events", () =>
    client.events.updateEvent({
      eventId: event, metadata: { reviewed: true }, feedback: { rating: 5 }, metrics: { score: 0.5 }, outputs: { content: "five" },
    }));
  await step("POST /events/batch", async () => {
    const batch = await client.events.createEventBatch({
      events: [1, 2].map((n) => ({
        project, source: "npm", eventName: `tool ${n}`, eventType: "tool", config: {}, inputs: { n }, duration: n,
      })),
      isSingleSession: true,
      sessionProperties: { sessionName: "npm batch" },
    });
    assert.equal(batch.eventIds.length, 2);
    assert.match(batch.sessionId, /^[0-9a-f-]{36}$/);
  });
  const modelEvent = {
    project, model: "small-model", provider: "openai", messages: [{ role: "user", content: "hi" }],
    response: { role: "assistant", content: "hello" }, duration: 7, usage: { prompt_tokens: 1 }, eventName: "model event",
  };
  await step("POST /events/model", async () => {
    const created = await client.events.createModelEvent({ modelEvent });
    assert.equal(created.success, true);
  });
  await step("POST /events/model/batch", async () => {
    const batch = await client.events.createModelEventBatch({ modelEvents: [modelEvent, modelEvent] });
    assert.equal(batch.eventIds.length, 2);
  });
  await step("POST /events/export", async () => {
    const page = await client.events.getEvents({
      project,
      filters: [{ field: "session_id", value: session, operator: "is", type: "string" }],
      dateRange: { dollarGte: "2020-01-01T00:00:00.000Z", dollarLte: "2100-01-01T00:00:00.000Z" },
      limit: 10, page: 1,
    });
    assert.equal(page.totalEvents, 2);
    const found = page.events.find((e) => e.eventId === event);
    assert.equal(found.outputs.content, "five");
    assert.equal(found.feedback.rating, 5);
    assert.equal(found.metadata.reviewed, true);
    assert.equal(found.metadata.total_tokens, 4);
  });
  await step("GET /session/{id}", async () => {
    const found = await client.session.getSession(session);
    assert.equal(found.sessionId, session);
    assert.equal(found.eventName, "npm session");
    assert.equal(found.metadata.num_events, 1);
  });
  return session;
}

async function datasets() {
  let dataset, datapoint;
  await step("POST /datasets", async () => {
    const created = await client.datasets.createDataset({ project, name: "npm set", description: "d" });
    assert.equal(created.inserted, true);
    dataset = created.result.insertedId;
    assert.ok(dataset);
  });
  await step("POST /datasets/{id}/datapoints", async () => {
    const added = await client.datasets.addDatapoints(
      { project, data: [{ q: "1", a: "2" }, { q: "3", a: "4" }], mapping: { inputs: ["q"], groundTruth: ["a"], history: [] } }, dataset);
    assert.equal(added.inserted, true);
    assert.equal(added.datapointIds.length, 2);
  });
  await step("POST /datapoints", async () => {
    const created = await client.datapoints.createDatapoint({
      project, inputs: { q: 1 }, groundTruth: { a: 1 }, linkedDatasets: [dataset], history: [{ role: "user", content: "x" }],
    });
    datapoint = created.result.insertedId;
    assert.ok(datapoint);
  });
  await step("GET /datapoints/{id}", async () => {
    const found = await client.datapoints.getDatapoint(datapoint);
    assert.equal(found.datapoint[0].id, datapoint);
    assert.deepEqual(found.datapoint[0].groundTruth, { a: 1 });
  });
  await step("PUT /datapoints/{id}", () => client.datapoints.updateDatapoint({ inputs: { q: 2 } }, datapoint));
  await step("GET /datapoints", async () => {
    const all = await client.datapoints.getDatapoints(project);
    assert.equal(all.datapoints.length, 3);
    assert.deepEqual(all.datapoints.find((d) => d.id === datapoint).inputs, { q: 2 });
    const some = await client.datapoints.getDatapoints(project, [datapoint]);
    assert.equal(some.datapoints.length, 1);
    const named = await client.datapoints.getDatapoints(project, undefined, "npm set");
    assert.equal(named.datapoints.length, 3);
  });
  await step("PUT /datasets", () => client.datasets.updateDataset({ datasetId: dataset, name: "npm set 2" }));
  await step("GET /datasets", async () => {
    const all = await client.datasets.getDatasets(project, undefined, dataset);
    assert.equal(all.testcases.length, 1);
    assert.equal(all.testcases[0].name, "npm set 2");
    assert.equal(all.testcases[0].datapoints.length, 3);
  });
  await step("DELETE /datapoints/{id}", async () => {
    const deleted = await client.datapoints.deleteDatapoint(datapoint);
    assert.equal(deleted.deleted, true);
    const all = await client.datapoints.getDatapoints(project);
    assert.equal(all.datapoints.length, 2);
  });
  return dataset;
}

async function runs(session) {
  let run;
  await step("POST /runs", async () => {
    const created = await client.experiments.createRun({
      project, name: "npm run", eventIds: [session], configuration: { k: 1 }, metadata: { m: 1 }, status: "pending",
    });
    run = created.runId;
    assert.match(run, /^[0-9a-f-]{36}$/);
  });
  await step("GET /runs/{id}", async () => {
    const found = await client.experiments.getRun(run);
    assert.equal(found.evaluation.name, "npm run");
    assert.deepEqual(found.evaluation.eventIds, [session]);
  });
  await step("PUT /runs/{id}", async () => {
    const updated = await client.experiments.updateRun({ eventIds: [session], status: "completed" }, run);
    assert.ok(updated);
  });
  await step("GET /runs", async () => {
    const all = await client.experiments.getRuns(project);
    assert.equal(all.evaluations.find((e) => e.runId === run).status, "completed");
  });
  await step("GET /runs/{id}/result", async () => {
    const result = await client.experiments.getExperimentResult(run, project, "average");
    const detail = result.metrics.details.find((d) => d.metricName === "score");
    assert.equal(detail.aggregate, 0.5);
  });
  await step("GET /runs/{a}/compare-with/{b}", async () => {
    const other = await client.experiments.createRun({ project, name: "npm run 2", eventIds: [session] });
    const compared = await client.experiments.getExperimentComparison(run, other.runId, project, "average");
    assert.ok(Array.isArray(compared.metrics));
    const deleted = await client.experiments.deleteRun(other.runId);
    assert.equal(deleted.deleted, true);
  });
}

async function others(dataset) {
  let metric;
  await step("POST /metrics", () =>
    client.metrics.createMetric({
      name: "npm metric", task: project, type: "custom", description: "d", returnType: "float", criteria: "def f(event): return 1",
    }));
  await step("GET /metrics", async () => {
    const all = await client.metrics.getMetrics(project);
    metric = all.find((m) => m.name === "npm metric").id;
    assert.ok(metric);
  });
  await step("PUT /metrics", () => client.metrics.updateMetric({ metricId: metric, description: "changed" }));
  await step("DELETE /metrics", async () => {
    await client.metrics.deleteMetric(metric);
    const all = await client.metrics.getMetrics(project);
    assert.equal(all.filter((m) => m.name === "npm metric").length, 0);
  });
  await step("GET /projects", async () => assert.ok((await client.projects.getProjects()).length >= 1));
  await step("GET /tools", async () => assert.ok(Array.isArray(await client.tools.getTools())));
  await step("configurations", async () => {
    await client.configurations.createConfiguration({
      project, name: "npm config", provider: "openai", parameters: { callType: "chat", model: "m", additionalProperties: {} }, env: ["dev"],
    });
    const all = await client.configurations.getConfigurations(project);
    const found = all.find((c) => c.name === "npm config");
    await client.configurations.updateConfiguration(
      { project, name: "npm config 2", provider: "openai", parameters: { callType: "chat", model: "m2", additionalProperties: {} } }, found.id);
    await client.configurations.deleteConfiguration(found.id);
    assert.equal((await client.configurations.getConfigurations(project)).length, all.length - 1);
  });
  await step("DELETE /datasets", () => client.datasets.deleteDataset(dataset));
}

(async () => {
  const session = await sessionsAndEvents();
  const dataset = await datasets();
  await runs(session);
  await others(dataset);
  console.log(failures === 0 ? "all steps passed" : `${failures} steps failed`);
  process.exit(failures === 0 ? 0 : 1);
})();
