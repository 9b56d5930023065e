#!/usr/bin/env bash
# Runs a command that may take minutes, so that nobody takes it for hung: step.sh LOG TEXT COMMAND...
# Prints the text; every 15 seconds how long it has taken and what the command printed last; in the end how long it took.
# What the command prints goes to the file LOG, the end of which is shown if it fails.
set -euo pipefail
if [ $# -lt 3 ]; then
    echo "Usage: tools/step.sh LOG TEXT COMMAND..." >&2
    exit 2
fi
log=$1 text=$2
shift 2
mkdir -p "$(dirname "$log")"
: >"$log"

# The end of the last line that is not empty.
last_line() { tail -c 2000 "$log" | tr '\r' '\n' | grep -a '[^[:space:]]' | tail -n 1 | cut -c 1-100; }

show_that_it_goes_on() {
    local before=-1 size same_since=0 pause
    # A pipe in which nothing comes: `sleep` would be one more process, and outlive this one.
    exec {pause}<> <(:)
    while ! read -r -t "${STEP_SECONDS:-15}" -u "$pause" && kill -0 $$ 2>/dev/null; do
        size=$(stat -c %s "$log")
        [ "$size" = "$before" ] || { before=$size same_since=$SECONDS; }
        if [ $((SECONDS - same_since)) -lt 60 ]; then
            echo "  $SECONDS s: $(last_line || true)"
        else
            echo "  $SECONDS s: still at work, but silent for $((SECONDS - same_since)) s (a slow network?): $(last_line || true)"
        fi
    done
}

echo "$text"
SECONDS=0 status=0
show_that_it_goes_on &
ticker=$!
trap 'kill $ticker 2>/dev/null || true' EXIT
"$@" >"$log" 2>&1 || status=$?
if [ $status -ne 0 ]; then
    tail -n 30 "$log" >&2
    echo "This failed after $SECONDS s, with status $status: $*" >&2
    echo "All that it printed is in $log" >&2
    exit $status
fi
echo "  done in $SECONDS s"
