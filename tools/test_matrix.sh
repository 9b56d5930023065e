#!/usr/bin/env bash
# Runs the tests that need a QGIS with the QGIS of each Debian release that is named (trixie forky), and prints a table.
# The releases' folders lie in the cache; what the tests say goes to build/matrix/.
set -euo pipefail
if [ $# -eq 0 ]; then
    echo "Usage: tools/test_matrix.sh SUITE..." >&2
    exit 2
fi
cd "$(dirname "$0")/.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/placeprint/qgis
mkdir -p "$cache" build/matrix

versions='
import platform
import numpy
from qgis.core import Qgis
print(Qgis.QGIS_VERSION.split("-")[0], platform.python_version(), numpy.__version__)
'
failed=0
table=$(printf '%-8s %-9s %-8s %-8s %7s  %s' suite QGIS Python NumPy seconds result)
for suite in "$@"; do
    log=build/matrix/$suite.log
    tools/qgis_root.sh "$suite" "$cache/$suite"
    read -r qgis python numpy < <(tools/in_qgis_root.sh "$cache/$suite" python3 -c "$versions")
    echo "$suite: testing with QGIS $qgis, Python $python, NumPy $numpy; $log"
    SECONDS=0 status=0
    # Checkpoints to import are made by torch, which these folders do not have.
    tools/in_qgis_root.sh "$cache/$suite" pytest --quiet --tb=short --ignore tests/qgis/test_importencoder.py \
        --deselect tests/headless/test_qgis_process.py::test_import_an_encoder_and_draw_with_it \
        tests/qgis tests/headless >"$log" 2>&1 || status=$?
    # What pytest says last is missing where QGIS takes it down.
    result=$(grep -E '^[0-9]+ (passed|failed|error).* in [0-9.]+s' "$log" | tail -n 1 | sed 's/ in [0-9.]*s.*//') || true
    if [ $status -ne 0 ]; then
        failed=1
        tail -n 40 "$log"
        [ $status -eq 1 ] || result="${result:+$result, }ended with status $status"
    fi
    table+=$'\n'$(printf '%-8s %-9s %-8s %-8s %7d  %s' "$suite" "$qgis" "$python" "$numpy" $SECONDS "$result")
done
printf '\n%s\n' "$table"
exit $failed
