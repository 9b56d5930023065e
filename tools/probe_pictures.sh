#!/usr/bin/env bash
# Puts what the demo in the folder $1 drew of its probe into the folder $2: the map, and the top of the report, as a
# browser shows it (the latter only if Chromium is installed).
set -euo pipefail
if [ $# -ne 2 ]; then
    echo "Usage: tools/probe_pictures.sh DEMO_FOLDER PICTURES_FOLDER" >&2
    exit 2
fi
demo=$(cd "$1" && pwd)
cp "$demo/country.png" "$2/country.png"
browser=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$browser" ]; then
    echo "Without Chromium there is no picture of the report." >&2
    exit 0
fi
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" --window-size=1000,815 \
    --screenshot="$2/probe-report.png" "file://$demo/country-report.html" >/dev/null 2>&1
