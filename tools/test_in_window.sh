#!/usr/bin/env bash
# Runs tests/window inside a QGIS with a window; the arguments go to pytest.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
export WINDOW_TESTS="${*:-tests/window}"
if [ -z "${WINDOW_PATH+set}" ]; then
    WINDOW_PATH=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
fi
export WINDOW_PATH
exec tools/in_window.sh tests/window/run.py
