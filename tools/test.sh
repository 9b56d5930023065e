#!/usr/bin/env bash
# Runs all tests with the QGIS of this machine, and those that need a QGIS also with that of each Debian release that is
# named: these beside the others, one processor for each of the two.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0 releases=
if [ $# -gt 0 ]; then
    # Two that each take all processors are many times slower: they wait for each other's threads.
    export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
    mkdir -p build/matrix
    # A process group of its own, so that what runs in a release's folder ends with this script.
    set -m
    (
        status=0
        tools/test_matrix.sh "tests/qgis tests/headless" "$@" || status=1
        tools/test_matrix.sh tests/window "$@" || status=1
        exit $status
    ) >build/matrix/all.log 2>&1 &
    releases=$!
    set +m
    trap 'kill -- -$releases 2>/dev/null || true' EXIT
    trap 'exit 1' INT TERM
fi
.venv/bin/pytest tests/unit -p no:pytest_qgis || status=1
tools/test_installed.sh build/installed || status=1
.venv/bin/pytest tests/qgis tests/headless || status=1
tools/test_in_window.sh || status=1
if [ -n "$releases" ]; then
    echo "Waiting for the other versions of QGIS; build/matrix tells more."
    wait $releases || status=1
    cat build/matrix/all.log
fi
exit $status
