#!/usr/bin/env bash
# Installs the library as a person without QGIS does, with pip into an empty environment, in the folder $1, and runs there
# the tests of what such a person uses. Whatever NumPy pip chooses is tried, and not that of QGIS.
set -euo pipefail
folder=$1
cd "$(dirname "$0")/.."
rm -rf "$folder"
/usr/bin/python3 -m venv "$folder"
# pip leaves a folder beside what it builds.
/usr/bin/python3 tools/project_files.py "$folder/source"
tools/step.sh build/logs/installed.log "Installing the library with pip, and the newest NumPy with it: 1 to 5 minutes ..." \
    "$folder/bin/pip" install --progress-bar off "$folder/source[probes,scale]" pytest hypothesis
"$folder/bin/python" -c 'import importlib.util, numpy; print("NumPy", numpy.__version__); assert not importlib.util.find_spec("qgis")'
# From another folder: what is tried is what pip has copied.
(
    cd "$folder"
    bin/python -c 'import placeprint; print(placeprint.__version__, placeprint.load_encoder().encode([[114.17, 22.28]]).shape)'
    bin/placeprint diagnose
)
"$folder/bin/pytest" --rootdir "$folder/source" -p no:cacheprovider -c "$folder/source/pyproject.toml" \
    "$folder"/source/tests/unit/bulk "$folder"/source/tests/unit/{test_i18n,encoders/test_location_encoder,similarity/test_reference_set,networks/test_harmonics}.py
