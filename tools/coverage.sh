#!/bin/bash
# Runs the tests that need no window, and writes to the folder $1 which lines they ran: a text for each room, and HTML.
set -euo pipefail

PYTHON=.venv/bin/python
folder=$1
mkdir -p "$folder"
export COVERAGE_FILE="$PWD/$folder/data" QT_QPA_PLATFORM=offscreen
rm -f "$COVERAGE_FILE"*

"$PYTHON" -m pytest tests/unit -p no:pytest_qgis --cov --cov-report=
"$PYTHON" -m pytest tests/qgis tests/headless --cov --cov-append --cov-report=

for room in encoder lab processing ui; do
    echo "== $room"
    "$PYTHON" -m coverage report --include="$room/*.py" | tee "$folder/${room//\//-}.txt" | grep TOTAL
done
# Compiled packages name sources that nobody has here.
"$PYTHON" -m coverage html --quiet --ignore-errors --directory "$folder/html"
echo "by line: $folder/html/index.html"
