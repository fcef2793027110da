# Functions around headless Chromium, sourced by the proofs that look at pages. They need $work, a temporary directory.

browser_flags=(--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync --lang=en-US)

browser_path() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

# browser_dump URL: the page's document after its requests are answered, without Lit's comments; what the page wrote to its console is
# added to $work/console.
browser_dump() {
  local profile
  profile=$(mktemp -d "$work/profile.XXXX")
  timeout 60 "$(browser_path)" "${browser_flags[@]}" --user-data-dir="$profile" --enable-logging=stderr \
    --virtual-time-budget=10000 --dump-dom "$1" 2>"$work/stderr" | tr -s ' \n' ' ' | sed 's/<!--[^>]*-->//g'
  grep -a 'CONSOLE' "$work/stderr" >>"$work/console" || true
  rm -rf "$profile"
}

# browser_picture URL FILE WIDTHxHEIGHT [FLAG...]
browser_picture() {
  local url=$1 file=$2 size=${3/x/,} profile
  shift 3
  profile=$(mktemp -d "$work/profile.XXXX")
  timeout 60 "$(browser_path)" "${browser_flags[@]}" --user-data-dir="$profile" --hide-scrollbars --window-size="$size" \
    --virtual-time-budget=10000 --screenshot="$file" "$@" "$url" 2>/dev/null >&2
  rm -rf "$profile"
  [ -s "$file" ]
}

# A session of the WebDriver protocol, for what needs keys or real time. Answers are plain text, numbers or truth values.
driver_start() {
  local port options answer
  for port in 9615 9616 9617 9618; do
    chromedriver --port="$port" >"$work/chromedriver" 2>&1 &
    driver_pid=$!
    driver=http://127.0.0.1:$port
    for _ in $(seq 100); do
      curl -sf "$driver/status" >/dev/null && break 2
      kill -0 "$driver_pid" 2>/dev/null || break
      sleep 0.1
    done
  done
  options=$(printf '"%s",' "${browser_flags[@]}" --window-size=1280,800 --user-data-dir="$work/driven")
  answer=$(curl -s "$driver/session" -d '{"capabilities":{"alwaysMatch":{"goog:loggingPrefs":{"browser":"ALL"},
    "goog:chromeOptions":{"binary":"'"$(browser_path)"'","args":['"${options%,}"']}}}}')
  driver=$driver/session/$(sed -n 's/.*"sessionId":"\([^"]*\)".*/\1/p' <<<"$answer" | head -n 1)
}

driver_stop() {
  [ -n "${driver_pid:-}" ] || return 0
  curl -s -X DELETE "$driver" >/dev/null || true
  kill "$driver_pid" 2>/dev/null || true
  wait "$driver_pid" 2>/dev/null || true
}

driver_go() {
  curl -s "$driver/url" -d '{"url":"'"$1"'"}' >/dev/null
}

# driver_ask EXPRESSION, without double quotes; a promise is waited for.
driver_ask() {
  curl -s "$driver/execute/sync" -d '{"script":"return '"$1"'","args":[]}' | sed 's/^{"value":"\{0,1\}//; s/"\{0,1\}}$//'
}

# driver_until EXPRESSION: waits at most 30 s for it to be true.
driver_until() {
  local end=$((SECONDS + 30))
  until [ "$(driver_ask "$1")" = true ]; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.02
  done
}

# driver_keys KEY...: one character each, and gives the page two frames to follow.
driver_keys() {
  local key actions=
  for key in "$@"; do
    actions+='{"type":"keyDown","value":"'$key'"},{"type":"keyUp","value":"'$key'"},'
  done
  curl -s "$driver/actions" -d '{"actions":[{"type":"key","id":"keys","actions":['"${actions%,}"']}]}' >/dev/null
  driver_ask 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))' >/dev/null
}

# What the driven page wrote to its console since it was last asked.
driver_console() {
  curl -s "$driver/se/log" -d '{"type":"browser"}' | sed 's/^{"value":\[\]}$//'
}
