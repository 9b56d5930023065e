#!/usr/bin/env bash
# Runs all tests with the QGIS of this machine. If Debian releases are named, also what needs a QGIS with that of each, and
# what computes numbers with another kernel of OpenBLAS: these beside the others, one processor for each of the two, and
# the former help the latter when they are done.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0 beside= number=0 summary=
claims=build/matrix/claims

# What computes no numbers with BLAS, or none but through the rest, or takes longest.
numerical=(tests/unit --ignore=tests/unit/{gate,training,imagery,evaluation,bulk,properties}
    --ignore=tests/unit/test_{house,qt6,translations,language,documents,scale_document,reload,opcodes,damaged_files,dask,duckdb}.py)

# part TITLE COMMAND...: runs one part of all, and goes on if it fails.
part() {
    local title=$1 begun=$SECONDS result=passed
    shift
    number=$((number + 1))
    printf '\n== %d of %d: %s\n' $number $parts "$title"
    "$@" || result=FAILED status=1
    summary+=$(printf '%-6s  %5d s  %s' $result $((SECONDS - begun)) "$title")$'\n'
}

# others LIST: run the jobs in LIST, a name and a command in each line, that nobody has begun.
others() {
    local status=0 name command
    while IFS=: read -r name command; do
        # What cannot be claimed for want of room, say, is run: better twice than never.
        mkdir "$claims/$name" 2>/dev/null || [ ! -d "$claims/$name" ] || continue
        bash -c "$command" </dev/null || status=1
    done <<<"$1"
    return $status
}

help_others() { others "$(tac <<<"$list")"; }

# Shows what they print, and have printed.
wait_for_others() {
    tail -n +1 --pid=$beside -f build/matrix/all.log
    wait $beside
}

SECONDS=0 parts=5
if ! command -v git >/dev/null; then
    tools/apt_install.sh "git, which some tests need," git || echo "Without git some tests will fail." >&2
fi
if [ $# -gt 0 ]; then
    parts=7
    # Two that each take all processors are many times slower: they wait for each other's threads.
    export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
    list=$(
        for release in "$@"; do echo "qgis-$release:tools/test_matrix.sh 'tests/qgis tests/headless' $release"; done
        for release in "$@"; do echo "window-$release:tools/test_matrix.sh tests/window $release"; done
        echo "kernel:tools/test_kernels.sh another 1 ${numerical[*]}"
    )
    rm -rf "$claims" && mkdir -p "$claims"
    # A process group of its own, so that what runs in a release's folder ends with this script.
    set -m
    others "$list" >build/matrix/all.log 2>&1 &
    beside=$!
    set +m
    trap 'kill -- -$beside 2>/dev/null || true' EXIT
    trap 'exit 1' INT TERM
    echo "Meanwhile other versions of QGIS are tested, and another kernel of OpenBLAS: build/matrix/all.log tells how far."
fi
echo "$parts parts, which take 15 to 25 minutes on two cores."
part "the code: lint, types, the zip" make --no-print-directory lint gate
[ $status -eq 0 ] || exit 1
part "the library, without QGIS" .venv/bin/pytest tests/unit -p no:pytest_qgis
part "the library, as pip installs it" tools/test_installed.sh build/installed
part "algorithms and expressions in QGIS; qgis_process; the guide" .venv/bin/pytest tests/qgis tests/headless
part "the window of QGIS" tools/test_in_window.sh
if [ -n "$beside" ]; then
    part "helping with the other versions and the other kernel" help_others
    part "what was tested meanwhile" wait_for_others
fi
printf '\n%s' "$summary"
exit $status
