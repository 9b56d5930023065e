#!/usr/bin/env bash
# Runs one part of the tests: test_part.sh PART. What it prints goes to build/parts/PART.log, how it ended to
# build/parts/PART.result, a line for a table.
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-}
pytest=.venv/bin/pytest

# What computes numbers with BLAS by itself.
numerical=(tests/unit/{arithmetic,earth,encoders,networks,similarity,rasters,images,probes,importers}
    --ignore=tests/unit/arithmetic/test_float_errors.py)

case $part in
    code) title="the code: lint, types, the zip" command=(make --no-print-directory lint gate) ;;
    library) title="the library, without QGIS" command=($pytest tests/unit -p no:pytest_qgis) ;;
    installed) title="the library, as pip installs it" command=(tools/test_installed.sh build/installed) ;;
    kernel) title="the library with another kernel of OpenBLAS" command=(tools/test_kernels.sh another 1 "${numerical[@]}") ;;
    qgis) title="algorithms and expressions in QGIS" command=($pytest tests/qgis) ;;
    headless) title="qgis_process, and the guide" command=($pytest tests/headless) ;;
    window) title="the window of QGIS" command=(tools/test_in_window.sh) ;;
    qgis-*) title="algorithms and expressions in QGIS of ${part#*-}" command=(tools/test_matrix.sh tests/qgis "${part#*-}") ;;
    headless-*) title="qgis_process in QGIS of ${part#*-}" command=(tools/test_matrix.sh tests/headless "${part#*-}") ;;
    window-*) title="the window of QGIS of ${part#*-}" command=(tools/test_matrix.sh tests/window "${part#*-}") ;;
    *)
        echo "Usage: tools/test_part.sh code | library | installed | kernel | {qgis,headless,window}[-RELEASE]" >&2
        exit 2
        ;;
esac

result=passed SECONDS=0
STEP_NAME=$part tools/step.sh "build/parts/$part.log" "$title ..." "${command[@]}" || result=FAILED
counts=$(grep -aE '^(=+ )?[0-9]+ (passed|failed|error).* in [0-9.]+s' "build/parts/$part.log" | tail -n 1 | sed 's/^=* *//;s/ in [0-9.]*s.*//') || true
printf '%-6s  %5d s  %s%s\n' $result $SECONDS "$title" "${counts:+: $counts}" >"build/parts/$part.result"
[ $result = passed ]
