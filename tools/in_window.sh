#!/usr/bin/env bash
# Runs a Python script in a QGIS with a window, the plugin enabled in an empty profile, on a screen of its own.
# The script ends QGIS, and leaves its exit status in the file $WINDOW_STATUS: without one, QGIS has died.
set -euo pipefail
if [ $# -ne 1 ]; then
    echo "Usage: tools/in_window.sh SCRIPT" >&2
    exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
profile=$root/build/window
rm -rf "$profile"
"$root/tools/scratch_profile.sh" "$profile"
export WINDOW_STATUS=$profile/status
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    mkdir -p "$profile/runtime" && chmod 700 "$profile/runtime"
    export XDG_RUNTIME_DIR=$profile/runtime
fi
# QGIS's own Python, not that of the virtual environment.
env -u QT_QPA_PLATFORM -u VIRTUAL_ENV PATH=/usr/local/bin:/usr/bin:/bin \
    xvfb-run -a -s "-screen 0 1920x1200x24" \
    qgis --nologo --noversioncheck --profiles-path "$profile" --code "$1"
exit "$(cat "$WINDOW_STATUS" || echo 3)"
