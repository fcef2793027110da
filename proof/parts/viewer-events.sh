# The events that proof/viewer looks at. Sourced; needs $url and $now, the start of the first session in ms.

session=6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11
failed=6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b12
large=6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b13
agent=0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c01
asked=0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c02
tool=0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c03
answered=0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c04
orphan=0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c05
broken=0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c06

post() {
  local status
  status=$(curl -s -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' ${key:+-H "Authorization: Bearer $key"} \
    "$url$1" --data-binary @-)
  [ "$status" = 200 ] || { echo "POST $1: $status $(cat "$work/answer")" >&2; return 1; }
}

# event ID PARENT TYPE NAME OFFSET_MS DURATION_MS FIELDS
event() {
  post /events <<<'{"event":{"event_id":"'"$1"'","session_id":"'"$of"'","parent_id":"'"$2"'","event_type":"'"$3"'","event_name":"'"$4"'",
    "source":"proof","start_time":'$((now + $5))',"end_time":'$((now + $5 + $6))',"duration":'"$6"'.25,'"$7"'}}'
}

start_session() {
  post /session/start <<<'{"session":{"session_id":"'"$of"'","session_name":"'"$1"'","source":"proof","start_time":'"$now"',
    "inputs":{"question":"Where should I go?"}}}'
}

post_conversation() {
  local system='{"role":"system","content":"You plan weekends."}' user='{"role":"user","content":"Where should I go?"}'
  local call='"tool_calls.0.id":"call_1","tool_calls.0.name":"lookup_train","tool_calls.0.arguments":"{\"to\":\"Turin\"}"'
  of=$session
  start_session 'plan a weekend'
  event $agent $session chain plan_weekend 2 2405 '"inputs":{"query":"Where should I go?"},"outputs":{"result":"Turin"}'
  event $asked $agent model 'chat small-model' 5 900 '"config":{"provider":"openai","model":"small-model"},
    "inputs":{"chat_history":['"$system,$user"']},"outputs":{"role":"assistant","finish_reason":"tool_calls",'"$call"'},
    "metadata":{"prompt_tokens":512,"completion_tokens":41,"total_tokens":553,"time_to_first_token_ms":212},"metrics":{"cost":0.0125}'
  event $tool $agent tool lookup_train 925 310 '"inputs":{"to":"Turin"},
    "outputs":{"message":"<script>document.title=\"owned\"</script><img src=x onerror=\"document.title=1\">"}'
  event $answered $agent model 'chat small-model' 1330 1075 '"config":{"provider":"openai","model":"small-model"},
    "inputs":{"chat_history":['"$system,$user"',{"role":"assistant",'"$call"'},
      {"role":"tool","tool_call_id":"call_1","content":"12 trains"}]},
    "outputs":{"role":"assistant","content":"Take the 09:10 train to Turin."},
    "metadata":{"prompt_tokens":900,"completion_tokens":55,"total_tokens":955},"metrics":{"cost":0.0175}'
  event $orphan 0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2cff tool 'child of an unknown parent' 2000 100 '"inputs":{},"outputs":{"text":"'"$(printf 'x%.0s' {1..20000})"'"}'
}

post_failure() {
  of=$failed
  start_session '<b>refund</b> request'
  event $broken $failed tool lookup_order 3 1200 '"inputs":{"order":7},
    "error":"503 Service Unavailable: no answer within 1200 ms","metadata":{"exception.type":"java.io.IOException",
    "exception.stacktrace":"java.io.IOException: no answer\n\tat shop.Orders.lookup(Orders.java:17)"}'
}

# 51 sessions, the last one the oldest.
post_many_sessions() {
  local i
  for i in $(seq 51); do
    post /session/start <<<'{"session":{"session_name":"session '"$i"'","source":"proof","start_time":'$((now - i * 1000))'}}'
  done
}

# 30,000 spans over OTLP, the first 600 of them each inside the one before.
post_large_trace() {
  local from
  for from in $(seq 0 1000 29000); do
    awk -v from="$from" -v session=$large -v now="$now" "$large_trace" </dev/null >"$work/spans"
    post /v1/traces <"$work/spans" || return 1
  done
}

# shellcheck disable=SC2016
large_trace='
function text(key, value) { return "{\"key\":\"" key "\",\"value\":{\"stringValue\":\"" value "\"}}" }
function number(key, value) { return "{\"key\":\"" key "\",\"value\":{\"intValue\":\"" value "\"}}" }
function parent(i) { return i == 0 ? "" : i < 600 ? i : i % 10 ? i - i % 10 + 1 : 1 }
BEGIN {
  split("chain model tool chain tool", types, " ")
  filler = sprintf("%400s", ""); gsub(/ /, "lorem ", filler)
  printf "{\"resourceSpans\":[{\"scopeSpans\":[{\"scope\":{\"name\":\"proof\"},\"spans\":["
  for (i = from; i < from + 1000; i++) {
    type = types[i % 5 + 1]
    start = now + i * 3
    printf "%s{\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"%016x\",", (i > from ? "," : ""), i + 1
    if (parent(i)) printf "\"parentSpanId\":\"%016x\",", parent(i)
    printf "\"name\":\"%s %d\",\"startTimeUnixNano\":\"%.0f000000\",\"endTimeUnixNano\":\"%.0f000000\",", type, i, start, start + 2 + i % 90
    printf "\"attributes\":[%s,%s,%s", text("honeyhive.session_id", session), text("honeyhive_event_type", type), \
      text("honeyhive_inputs.text", filler)
    if (type == "model") printf ",%s,%s", number("gen_ai.usage.input_tokens", 80), number("gen_ai.usage.output_tokens", 20)
    printf "]}"
  }
  printf "]}]}]}\n"
}'
