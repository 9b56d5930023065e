#!/usr/bin/env bash
# Runs tests/window inside a QGIS with a window, on a screen of its own; the arguments go to pytest.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
profile=$root/build/window
rm -rf "$profile"
tools/scratch_profile.sh "$profile"
status=$profile/status
export WINDOW_STATUS=$status WINDOW_TESTS="${*:-tests/window}"
WINDOW_PATH=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
export WINDOW_PATH
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    mkdir -p "$profile/runtime" && chmod 700 "$profile/runtime"
    export XDG_RUNTIME_DIR=$profile/runtime
fi
# QGIS's own Python, not that of the virtual environment.
env -u QT_QPA_PLATFORM -u VIRTUAL_ENV PATH=/usr/local/bin:/usr/bin:/bin \
    xvfb-run -a -s "-screen 0 1600x1000x24" \
    qgis --nologo --noversioncheck --profiles-path "$profile" --code tests/window/run.py
exit "$(cat "$status")"
