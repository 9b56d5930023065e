#!/usr/bin/env bash
# Runs unit tests as on other processors: with other kernels of OpenBLAS, which round differently.
#     test_kernels.sh "KERNEL..." "THREADS..." [TEST...]
# "another" is a kernel that this processor does not choose by itself. Prints a table; without TEST all unit tests are run.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "Usage: tools/test_kernels.sh \"KERNEL...\" \"THREADS...\" [TEST...]" >&2
    exit 2
fi
cd "$(dirname "$0")/.."
read -r -a kernels <<<"$1"
read -r -a threads <<<"$2"
shift 2
[ $# -gt 0 ] || set -- tests/unit

# What NumPy multiplies with. A processor that lacks a kernel's instructions ends this program.
multiplies='
import numpy, threadpoolctl
product = numpy.ones((300, 300), numpy.float32) @ numpy.ones((300, 300), numpy.float32)
blas = [each for each in threadpoolctl.threadpool_info() if each["user_api"] == "blas"]
print(blas[0].get("architecture", blas[0]["internal_api"]) if blas else "unknown")
'
kernel_of() { env "$@" .venv/bin/python -c "$multiplies" 2>/dev/null || true; }

failed=0
table=$(printf '%-10s %7s %8s  %s' kernel threads seconds result)
for kernel in "${kernels[@]}"; do
    if [ "$kernel" = another ]; then
        kernel=Prescott
        [ "$(kernel_of -u OPENBLAS_CORETYPE)" != Prescott ] || kernel=Haswell
    fi
    for number in "${threads[@]}"; do
        found=$(kernel_of OPENBLAS_CORETYPE="$kernel")
        if [ "$found" != "$kernel" ]; then
            table+=$'\n'$(printf '%-10s %7s %8s  %s' "$kernel" "$number" - "not on this machine (NumPy has ${found:-no such instructions})")
            continue
        fi
        log=build/kernels/$kernel-$number.log
        SECONDS=0 status=0
        tools/step.sh "$log" "Testing with OpenBLAS's kernel $kernel and $number thread(s) ..." \
            env OPENBLAS_CORETYPE="$kernel" OPENBLAS_NUM_THREADS="$number" OMP_NUM_THREADS="$number" \
            .venv/bin/pytest -p no:pytest_qgis --quiet --tb=short "$@" || status=1
        [ $status -eq 0 ] || failed=1
        result=$(grep -E '^[0-9]+ (passed|failed|error).* in [0-9.]+s' "$log" | tail -n 1 | sed 's/ in [0-9.]*s.*//') || true
        table+=$'\n'$(printf '%-10s %7s %8d  %s' "$kernel" "$number" $SECONDS "${result:-no result, see $log}")
    done
done
printf '\n%s\n' "$table"
exit $failed
