#!/usr/bin/env bash
# Makes a QGIS configuration folder of its own, $1, in which this working tree is the plugin, enabled.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
plugins=$folder/profiles/default/python/plugins
# What an interrupted run left would make enabling fail.
rm -rf "$folder/profiles"
mkdir -p "$plugins"
ln -sfn "$root" "$plugins/placeprint"
"$root/tools/qgis_process.sh" "$folder" plugins enable placeprint >/dev/null
