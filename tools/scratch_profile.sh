#!/usr/bin/env bash
# Makes a QGIS configuration folder of its own, $1, in which this working tree is the plugin, enabled; unless it is there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
plugins=$folder/profiles/default/python/plugins
if [ -e "$folder/ready" ] && [ "$plugins/placeprint" -ef "$root" ]; then
    exit 0
fi
echo "Making a QGIS profile with this plugin in it: $folder"
# What an interrupted run left would make enabling fail.
rm -rf "$folder/profiles"
mkdir -p "$plugins"
# Relative: in a copy of the tree it is the copy.
ln -sfnr "$root" "$plugins/placeprint"
"$root/tools/qgis_process.sh" "$folder" plugins enable placeprint >/dev/null
touch "$folder/ready"
