#!/usr/bin/env bash
# Runs all tests with the QGIS of this machine, and those that need a QGIS also with that of each Debian release that is
# named: these beside the others, one processor for each of the two, and the former help the latter when they are done.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0 releases=
jobs=("tests/qgis tests/headless" tests/window)
claims=build/matrix/claims

# others LIST: run the jobs in LIST, a folder's or folders' tests and a release in each line, that nobody has begun.
others() {
    local status=0 folders release claim
    while IFS=: read -r folders release; do
        claim=$claims/${folders##*/}-$release
        # What cannot be claimed for want of room, say, is run: better twice than never.
        mkdir "$claim" 2>/dev/null || [ ! -d "$claim" ] || continue
        tools/test_matrix.sh "$folders" "$release" </dev/null || status=1
    done <<<"$1"
    return $status
}

if [ $# -gt 0 ]; then
    # Two that each take all processors are many times slower: they wait for each other's threads.
    export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
    list=$(for folders in "${jobs[@]}"; do printf "$folders:%s\n" "$@"; done)
    rm -rf "$claims" && mkdir -p "$claims"
    # A process group of its own, so that what runs in a release's folder ends with this script.
    set -m
    others "$list" >build/matrix/all.log 2>&1 &
    releases=$!
    set +m
    trap 'kill -- -$releases 2>/dev/null || true' EXIT
    trap 'exit 1' INT TERM
fi
make lint gate
.venv/bin/pytest tests/unit -p no:pytest_qgis || status=1
tools/test_installed.sh build/installed || status=1
.venv/bin/pytest tests/qgis tests/headless || status=1
tools/test_in_window.sh || status=1
if [ -n "$releases" ]; then
    echo "Helping with the other versions of QGIS; build/matrix tells more."
    others "$(tac <<<"$list")" || status=1
    wait $releases || status=1
    cat build/matrix/all.log
fi
exit $status
