#!/usr/bin/env bash
# Runs qgis_process with the configuration folder $1 and the arguments behind it, without a window.
set -euo pipefail
export QGIS_CUSTOM_CONFIG_PATH=$1 QT_QPA_PLATFORM=offscreen
shift
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$QGIS_CUSTOM_CONFIG_PATH/runtime
    export XDG_RUNTIME_DIR
fi
mkdir -p "$XDG_RUNTIME_DIR" && chmod 700 "$XDG_RUNTIME_DIR"
# Debian wraps the program in a script that breaks: it hands it the options of `qgis`, or wants QGIS_OPTS to be set.
exec "$(command -v qgis_process.bin || command -v qgis_process)" "$@"
