#!/usr/bin/env bash
# Runs a command inside a folder that qgis_root.sh made: in_qgis_root.sh FOLDER COMMAND...
# The command sees this checkout where it lies, and is in it; what it writes there, or to /tmp, is lost. What it writes to
# the folder $SHARED, if that is set, stays. It has no network. What it starts, and all that is mounted, ends with it.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "Usage: tools/in_qgis_root.sh FOLDER COMMAND..." >&2
    exit 2
fi
if [ -z "${IN_QGIS_ROOT:-}" ]; then
    as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
    exec $as_root env IN_QGIS_ROOT=1 SHARED="${SHARED:-}" unshare --mount --net --pid --fork --kill-child "$0" "$@"
fi
folder=$(cd "$1" && pwd)
tree=$(cd "$(dirname "$0")/.." && pwd)
shift

mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
mount -t tmpfs tmpfs "$folder/tmp"
mkdir -p "$folder/tmp/.written" "$folder/tmp/.work" "$folder$tree"
mount -t overlay overlay -o "lowerdir=$tree,upperdir=$folder/tmp/.written,workdir=$folder/tmp/.work" "$folder$tree"
# A worktree's or submodule's history lies elsewhere. Without git the tests take the tree as it lies there.
history=
if [ -f "$tree/.git" ] && command -v git >/dev/null; then
    history=$(env -u GIT_DIR -u GIT_WORK_TREE -u GIT_COMMON_DIR git -c safe.directory='*' -C "$tree" rev-parse --path-format=absolute --git-common-dir) || history=
fi
for path in "$history" "$SHARED"; do
    if [ -n "$path" ]; then
        mkdir -p "$folder$path"
        mount --bind "$path" "$folder$path"
    fi
done

# Git by itself distrusts a checkout of another user than root.
exec chroot "$folder" env -i --chdir="$tree" \
    PATH=/usr/local/bin:/usr/bin:/bin HOME=/root LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" \
    GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*' \
    PYTHONPATH="$tree/.link" QT_QPA_PLATFORM=offscreen "$@"
