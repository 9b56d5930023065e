#!/usr/bin/env bash
# Runs all tests, as many parts at once as there are processors: test.sh [everywhere]. With "everywhere" also what needs a
# QGIS with those of two Debian releases, and what computes numbers with another kernel of OpenBLAS.
set -euo pipefail
cd "$(dirname "$0")/.."

# The longest first. The newest QGIS and the oldest, that of this machine, run everything; the one in between what a
# person's scripts meet.
parts=(library qgis window headless installed code)
if [ "${1:-}" = everywhere ]; then
    parts=(qgis-forky library qgis window-forky window headless headless-forky headless-trixie kernel installed code)
fi
if ! command -v git >/dev/null; then
    tools/apt_install.sh "git, which some tests need," git || echo "Without git some tests will fail." >&2
fi
# nproc takes OMP_NUM_THREADS for the number of processors.
jobs=$(env -u OMP_NUM_THREADS nproc)
# Two programs that each take all processors are many times slower: they wait for each other's threads.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
# Each line of progress names its part.
export STEP_SECONDS=30

rm -rf build/parts && mkdir -p build/parts
echo "${#parts[@]} parts, $jobs at once; build/parts has what they print."
status=0
printf '%s\n' "${parts[@]}" | xargs -P "$jobs" -n 1 tools/test_part.sh || status=1
printf '\n'
for part in "${parts[@]}"; do
    cat "build/parts/$part.result" 2>/dev/null || printf '%-6s           %s\n' "NO END" "$part"
done
exit $status
