#!/usr/bin/env bash
# Runs all tests with the QGIS of this machine, and those that need a QGIS also with that of each Debian release that is
# named. Two things at a time, one processor each; tests in a window by themselves, for they look at the clock.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0 matrix=
if [ $# -gt 0 ]; then
    export OPENBLAS_NUM_THREADS=1
    mkdir -p build/matrix
    tools/test_matrix.sh "tests/qgis tests/headless" "$@" >build/matrix/without-window.log 2>&1 &
    matrix=$!
    # A folder that is being made is left alone: what is half made is made again.
    trap 'kill $matrix 2>/dev/null || true' EXIT
fi
.venv/bin/pytest tests/unit -p no:pytest_qgis || status=1
.venv/bin/pytest tests/qgis tests/headless || status=1
if [ -n "$matrix" ]; then
    echo "Waiting for the other versions of QGIS; build/matrix tells more."
    wait $matrix || status=1
    cat build/matrix/without-window.log
fi
unset OPENBLAS_NUM_THREADS
tools/test_in_window.sh || status=1
[ $# -eq 0 ] || tools/test_matrix.sh tests/window "$@" || status=1
exit $status
