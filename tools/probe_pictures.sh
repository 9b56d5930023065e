#!/usr/bin/env bash
# Puts what the demo in the folder $1 drew of its probe into the folder $2: the map, and the top of the report, as a
# browser shows it; and of the report of the guide's probe (the reports only if Chromium is installed).
set -euo pipefail
if [ $# -ne 2 ]; then
    echo "Usage: tools/probe_pictures.sh DEMO_FOLDER PICTURES_FOLDER" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
demo=$(cd "$1" && pwd)
cp "$demo/country.png" "$2/country.png"
browser=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$browser" ]; then
    echo "Without Chromium there is no picture of the reports." >&2
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# picture PAGE PNG WIDTH,HEIGHT
picture() {
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$scratch/browser" \
        --window-size="$3" --screenshot="$2" "file://$1" >/dev/null 2>&1
}

picture "$demo/country-report.html" "$2/probe-report.png" 1000,815
"$root/tools/scratch_profile.sh" "$root/build/profile"
"$root/tools/qgis_process.sh" "$root/build/profile" run placeprint:trainprobe \
    --INPUT="$root/docs/guide/data/places.geojson" --FIELD=biome \
    --PROBE="$scratch/biomes.probe.npz" --REPORT="$scratch/biomes.html" --OUTPUT="$scratch/checked.gpkg" >/dev/null 2>&1
mkdir -p "$2/guide"
picture "$scratch/biomes.html" "$2/guide/probe-report.png" 850,1560
