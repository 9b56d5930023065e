#!/usr/bin/env bash
# Installs QGIS and what the tests need from Debian or Ubuntu, unless it is there.
set -euo pipefail
if command -v qgis >/dev/null && command -v xvfb-run >/dev/null && /usr/bin/python3 -c 'import qgis.core, ensurepip, venv' 2>/dev/null; then
    exit 0
fi
if ! command -v apt-get >/dev/null; then
    echo "Placeprint's make needs Debian or Ubuntu to install QGIS. Elsewhere install QGIS 3.22 or later by hand." >&2
    exit 1
fi
as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# OpenBLAS is many times faster than the reference BLAS; xvfb and xauth let a window open where there is no screen.
$as_root apt-get install -y -qq --no-install-recommends \
    qgis python3-qgis python3-venv xvfb xauth libopenblas0 fonts-dejavu-core >/dev/null
