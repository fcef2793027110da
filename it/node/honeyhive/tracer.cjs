// HoneyHive's TypeScript tracer and evaluate() against our server. Prints what it made as JSON. Usage: node tracer.cjs URL
const url = process.argv[2];
process.env.HONEYHIVE_TELEMETRY = "false";
process.env.TRACELOOP_TELEMETRY = "false";
// evaluate() passes the server's address under a name its own client does not know; that then takes the first of this list.
require("honeyhive/lib/config").ServerList[0] = url;
const { HoneyHiveTracer, traceTool, evaluate } = require("honeyhive");

(async () => {
  const tracer = await HoneyHiveTracer.init({
    apiKey: "hh_npm", project: "npm", serverUrl: url, sessionName: "npm trace", source: "npm", disableHttpTracing: true,
  });
  const add = tracer.traceTool(function add(a, b) {
    tracer.enrichSpan({ metadata: { note: "sum" }, metrics: { score: 0.25 } });
    return a + b;
  });
  const plan = tracer.traceChain(function plan(goal) {
    return { sum: add(2, 3), goal };
  });
  plan("count");
  await tracer.flush();
  await tracer.enrichSession({ feedback: { rating: 4 }, outputs: { done: true }, metadata: { plan: "free" } });

  const result = await evaluate({
    apiKey: "hh_npm", project: "npm", serverUrl: url, name: "npm evaluation",
    dataset: [1, 2, 3].map((n) => ({ inputs: { n }, ground_truths: { twice: 2 * n } })),
    function: async (inputs) => ({ twice: 2 * inputs.n }),
    evaluators: [function right(outputs, inputs, truth) { return outputs.twice === truth.twice ? 1 : 0; }],
  });
  console.log("MADE " + JSON.stringify({ session: tracer.sessionId, run: result.runId ?? result.run_id, status: result.status }));
  process.exit(0);
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
