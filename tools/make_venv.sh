#!/usr/bin/env bash
# Makes the virtual environment .venv, with this tree as the package `placeprint` in it and what the tests need, unless it
# is there. One that came here with a copied or moved tree would run the tree that it comes from: it is made again.
set -euo pipefail
cd "$(dirname "$0")/.."
tree=$(pwd -P)
python=.venv/bin/python

is_of_this_tree() {
    [ "$("$python" -I -c 'import placeprint; print(placeprint.__file__)' 2>/dev/null)" -ef __init__.py ]
}

mkdir -p .link && ln -sfn .. .link/placeprint
if [ .venv/ready -nt requirements-dev.txt ] && is_of_this_tree; then
    exit 0
fi
if [ -e .venv/ready ] && ! is_of_this_tree; then
    echo "The .venv here belongs to another place or Python. It is made again."
    rm -rf .venv
fi
/usr/bin/python3 -m venv --system-site-packages .venv
tools/step.sh build/logs/pip.log "Installing the Python packages of the tests into .venv: 2.2 GB on the disk, 1 to 10 minutes, once ..." \
    "$python" -m pip install --progress-bar off --requirement requirements-dev.txt
echo "$tree/.link" >"$("$python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')/placeprint.pth"
touch .venv/ready
