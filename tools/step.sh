#!/usr/bin/env bash
# Runs a command that may take minutes, so that nobody takes it for hung: step.sh LOG TEXT COMMAND...
# Prints the text; every 15 seconds how long it has taken and what the command printed last; in the end how long it took.
# What the command prints goes to the file LOG, the end of which is shown if it fails. Scripts with functions source it.
# Where several run at once, STEP_NAME is put before each line of their progress.

# The end of the last line of a file that is not empty.
_last_line() { tail -c 2000 "$1" | tr '\r' '\n' | grep -a '[^[:space:]]' | tail -n 1 | cut -c 1-100 || true; }

# Prints how far it is, until it is killed or the script ends.
_show_that_it_goes_on() {
    local log=$1 begun=$SECONDS before=-1 size same_since=$SECONDS prefix=$2 pause silent
    # A pipe in which nothing comes: `sleep` would be one more process, and outlive this one.
    exec {pause}<> <(:)
    while ! read -r -t "${STEP_SECONDS:-15}" -u "$pause" && kill -0 $$ 2>/dev/null; do
        size=$(stat -c %s "$log")
        [ "$size" = "$before" ] || { before=$size same_since=$SECONDS; }
        silent=$((SECONDS - same_since))
        [ $silent -lt 60 ] && silent= || silent="still at work, but silent for $silent s (a slow network?): "
        echo "  $prefix$((SECONDS - begun)) s: $silent$(_last_line "$log")"
    done
}

step() {
    local log=$1 text=$2 name=${STEP_NAME:-} begun=$SECONDS status=0 ticker
    shift 2
    # The steps of the command are its own.
    unset STEP_NAME
    mkdir -p "$(dirname "$log")"
    : >"$log"
    echo "${name:+$name: }$text"
    _show_that_it_goes_on "$log" "${name:+$name, }" &
    ticker=$!
    "$@" >"$log" 2>&1 || status=$?
    kill $ticker 2>/dev/null || true
    wait $ticker 2>/dev/null || true
    if [ $status -ne 0 ]; then
        tail -n 60 "$log" >&2
        echo "${name:+$name: }This failed after $((SECONDS - begun)) s, with status $status: $*" >&2
        echo "All that it printed is in $log" >&2
        return $status
    fi
    echo "  ${name:+$name, }done in $((SECONDS - begun)) s"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    if [ $# -lt 3 ]; then
        echo "Usage: tools/step.sh LOG TEXT COMMAND..." >&2
        exit 2
    fi
    step "$@"
fi
