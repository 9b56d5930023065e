#!/usr/bin/env bash
# Makes the folder $2, in which the Debian release $1 (trixie, forky) lies with its QGIS and what the tests need; does
# nothing if it is there. Inside it commands are run with in_qgis_root.sh. Downloads about 650 MB, and takes some minutes.
set -euo pipefail
if [ $# -ne 2 ]; then
    echo "Usage: tools/qgis_root.sh SUITE FOLDER" >&2
    exit 2
fi
suite=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
. "$here/step.sh"

# Git, because the zip is made of what it tracks; OpenBLAS is many times faster than the reference BLAS; with rasterio and
# pyproj the library draws the same maps without QGIS; torch, half the size of all the rest, trains encoders.
packages=(qgis python3-qgis python3-pytest python3-hypothesis python3-sklearn python3-rasterio python3-pyproj python3-torch)
packages+=(git libopenblas0 xvfb xauth fonts-dejavu-core fonts-open-sans)
# The first that knows QGIS 3.34 and later. Pure Python: this machine's pip can install it into the folder.
wheel=pytest-qgis==5.0.2
NEEDED_GB=4

say() { echo "$suite: $*" >&2; }

fail() {
    say "$*"
    exit 1
}

# thrice COMMAND...: networks fail, for seconds.
thrice() {
    local attempt
    for attempt in 1 2 3; do
        "$@" && return
        say "attempt $attempt failed: $*"
        sleep $((attempt * 5))
    done
    return 1
}

exec 9>"$folder.lock"
flock 9
recipe="$suite ${packages[*]} $wheel"
[ "$(cat "$folder/ready" 2>/dev/null)" != "$recipe" ] || exit 0

[ "$(id -u)" -eq 0 ] || fail "only root can make it: sudo tools/qgis_root.sh $suite $folder"
command -v apt-get >/dev/null || fail "making it needs Debian or Ubuntu"
free=$(df --output=avail --block-size=1G "$folder" | tail -n 1)
[ "$free" -ge $NEEDED_GB ] || fail "it needs $NEEDED_GB GB, and $folder has ${free// /} GB left. XDG_CACHE_HOME names another disk."
unshare --mount --pid --fork true 2>/dev/null || fail "this machine does not let its root mount anything"

if ! command -v debootstrap >/dev/null; then
    thrice "$here/apt_install.sh" debootstrap debootstrap debian-archive-keyring
fi
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | head -n 1)
mirror=${DEBIAN_MIRROR:-$mirror}
[ -n "$mirror" ] || fail "apt knows no mirror of Debian: name one in DEBIAN_MIRROR"
# What is newer than this machine's debootstrap is made as the newest that it knows.
script=$suite
[ -e "/usr/share/debootstrap/scripts/$suite" ] || script=sid

start() {
    rm -rf --one-file-system "$folder"
    debootstrap --variant=minbase "$suite" "$folder" "$mirror" "$script"
}
say "making $folder: 650 MB to download, 3 GB on the disk, some minutes, once"
step "$folder.1.log" "$suite: the system ..." thrice start

# Nobody reads there, and a folder that a power cut breaks is made again.
cat >"$folder/etc/dpkg/dpkg.cfg.d/lean" <<'END'
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/icons/*/*
force-unsafe-io
END
cp /etc/resolv.conf "$folder/etc/resolv.conf"

# apt ARGUMENT...: apt-get inside. What is mounted there is gone with the command, however it ends.
apt() {
    # A frozen mirror's testing release is past its date.
    unshare --mount --pid --fork --kill-child \
        bash -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$folder" \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -o Acquire::Check-Valid-Until=false -o Acquire::Retries=5 -q -y "$@"
}
step "$folder.2.log" "$suite: which packages there are ..." thrice apt update
step "$folder.3.log" "$suite: QGIS and what the tests need ..." thrice apt install --no-install-recommends "${packages[@]}"
apt clean
rm -rf "$folder"/var/lib/apt/lists/*
python=$(readlink "$folder/usr/bin/python3")
pip=$here/../.venv/bin/python
[ -x "$pip" ] || pip=/usr/bin/python3
step "$folder.4.log" "$suite: $wheel ..." \
    thrice "$pip" -m pip install --no-deps --target "$folder/usr/local/lib/$python/dist-packages" "$wheel"
say "made; $(du -sh "$folder" | cut -f 1) in all"
echo "$recipe" >"$folder/ready"
