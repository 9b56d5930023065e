#!/usr/bin/env bash
# Installs QGIS and what the tests need from Debian or Ubuntu, unless it is there.
set -euo pipefail
if command -v qgis >/dev/null && command -v xvfb-run >/dev/null && /usr/bin/python3 -c 'import qgis.core, ensurepip, venv' 2>/dev/null; then
    exit 0
fi
echo "QGIS or what the tests need beside it is not installed. Installing it takes 1 to 5 minutes, and is done once."
# OpenBLAS is many times faster than the reference BLAS; xvfb and xauth let a window open where there is no screen.
exec "$(dirname "$0")/apt_install.sh" "QGIS 3.22 or later" \
    qgis python3-qgis python3-venv xvfb xauth libopenblas0 fonts-dejavu-core git
