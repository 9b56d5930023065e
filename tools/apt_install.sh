#!/usr/bin/env bash
# Installs packages of Debian or Ubuntu, and shows how far it is: apt_install.sh WHAT PACKAGE...
# WHAT says in words what they are: "QGIS".
set -euo pipefail
what=$1
shift
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/step.sh"
if ! command -v apt-get >/dev/null; then
    echo "$what is missing. Only Debian and Ubuntu can install it from here. Elsewhere install it by hand." >&2
    exit 1
fi
as_root=(env)
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "$what is missing, and only root can install it: apt-get install --no-install-recommends $*" >&2
        exit 1
    fi
    echo "$what is to be installed. sudo may ask for your password."
    sudo true
    as_root=(sudo env)
fi
apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -o Acquire::Retries=3)
# Another apt may be at work, as on a machine that has just started.
apt+=(-o DPkg::Lock::Timeout=600 --no-install-recommends)

# An old list of packages may do.
step "$root/build/logs/apt-update.log" "Asking which packages there are (seconds) ..." "${apt[@]}" update || true
size=$("${apt[@]}" --assume-no install "$@" 2>/dev/null |
    sed -nE 's/^Need to get (.*) of archives\.$/\1 to download/p; s/^After this operation, (.*) of additional disk space .*/\1 on the disk/p' |
    paste -s -d , | sed 's/,/, /') || true
step "$root/build/logs/apt-install.log" "Installing $what${size:+: $size} ..." "${apt[@]}" -y install "$@"
