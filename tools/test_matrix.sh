#!/usr/bin/env bash
# Runs some folders of tests, $1, with the QGIS of each Debian release that is named behind them (trixie forky), and prints
# a table. The releases' folders lie in the cache; what the tests say goes to build/matrix/.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "Usage: tools/test_matrix.sh \"FOLDER...\" RELEASE..." >&2
    exit 2
fi
cd "$(dirname "$0")/.."
read -r -a folders <<<"$1"
shift
cache=${XDG_CACHE_HOME:-$HOME/.cache}/placeprint/qgis
mkdir -p "$cache" build/matrix

versions='
import platform
import numpy
from qgis.core import Qgis
print(Qgis.QGIS_VERSION.split("-")[0], platform.python_version(), numpy.__version__)
'
failed=0
table=$(printf '%-8s %-9s %-8s %-8s %7s  %s' release QGIS Python NumPy seconds result)
for release in "$@"; do
    log=build/matrix/$release-$(echo "${folders[*]}" | tr ' /' '--').log
    tools/qgis_root.sh "$release" "$cache/$release"
    read -r qgis python numpy < <(tools/in_qgis_root.sh "$cache/$release" python3 -c "$versions")
    SECONDS=0 status=0
    command=(env OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1)
    if [ "${folders[*]}" = tests/window ]; then
        # Its pytest is Debian's, where its Python finds it by itself.
        command+=(WINDOW_PATH= tools/test_in_window.sh)
    else
        command+=(pytest --quiet --tb=short)
    fi
    tools/step.sh "$log" "$release: ${folders[*]} with QGIS $qgis, Python $python, NumPy $numpy ..." \
        tools/in_qgis_root.sh "$cache/$release" "${command[@]}" "${folders[@]}" || status=$?
    # What pytest says last is missing where QGIS takes it down.
    result=$(grep -E '^(=+ )?[0-9]+ (passed|failed|error).* in [0-9.]+s' "$log" | tail -n 1 | sed 's/^=* *//;s/ in [0-9.]*s.*//') || true
    if [ $status -ne 0 ]; then
        failed=1
        [ $status -eq 1 ] || result="${result:+$result, }ended with status $status"
    fi
    table+=$'\n'$(printf '%-8s %-9s %-8s %-8s %7d  %s' "$release" "$qgis" "$python" "$numpy" $SECONDS "$result")
done
printf '\n%s\n' "$table"
exit $failed
