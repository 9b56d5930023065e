import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
import zipfile

import pytest

from placeprint.encoder.training.recipe import Recipe
from placeprint.lab.imagery.archives import ARCHIVES, Archive, cache_folder, fetch, read_member
from placeprint.lab.imagery.world import BLUE_MARBLE


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache, with a place for archives in it."""
    monkeypatch.setenv("PLACEPRINT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache" / "archives").mkdir(parents=True)
    return tmp_path / "cache"


@pytest.fixture
def know(monkeypatch):
    """Return a function that makes an archive known as "some": by its requirement, its file and its bytes."""

    def know(requirement, file, data):
        monkeypatch.setitem(ARCHIVES, "some", Archive(requirement, file, hashlib.sha256(data).hexdigest(), "none"))

    return know


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Return a function that puts a shell script on the search path, alone, under the name of a command."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name, script):
        path = folder / name
        path.write_text(f"#!{shutil.which('sh', path=os.defpath)}\nPATH={os.defpath}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    return install


def test_the_cache_is_where_the_environment_says(cache, tmp_path, monkeypatch):
    assert cache_folder() == cache
    monkeypatch.delenv("PLACEPRINT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "placeprint"


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_with_other_bytes_than_recorded_is_refused(cache, name):
    (cache / "archives" / ARCHIVES[name].file).write_bytes(b"something else")
    with pytest.raises(RuntimeError, match="remove it and fetch again"):
        fetch(name)


def write_wheel(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("some/data.txt", b"hello")


def write_tgz(path):
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("some/data.txt")
        entry.size = 5
        archive.addfile(entry, io.BytesIO(b"hello"))


def write_deb(path):
    folder = path.parents[1] / "package"
    (folder / "DEBIAN").mkdir(parents=True)
    control = "Package: some\nVersion: 1.0\nArchitecture: all\nMaintainer: nobody\nDescription: none\n"
    (folder / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (folder / "some").mkdir()
    (folder / "some" / "data.txt").write_bytes(b"hello")
    subprocess.run(["dpkg-deb", "--build", str(folder), str(path)], check=True, capture_output=True)


# Such a package can be fetched on Debian alone, where dpkg-deb is.
on_debian = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="there is no dpkg-deb")


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("some.whl", write_wheel),
        ("some.tgz", write_tgz),
        pytest.param("some_1%3a0_all.deb", write_deb, marks=on_debian),
    ],
)
def test_a_member_is_read_from_an_archive_in_the_cache(cache, know, name, write):
    path = cache / "archives" / name
    write(path)
    know("some==1.0", name, path.read_bytes())
    file = read_member("some", "some/data.txt")
    assert file.read() == b"hello"
    assert file.seekable()


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)
def test_archives_are_pinned_and_say_their_terms(archive):
    name, version = re.fullmatch(r"(@?[\w/-]+)(?:==|@|=)(\d[\w.:-]*)", archive.requirement).groups()
    assert version.replace(":", "%3a") in archive.file
    assert re.sub("[@/_-]+", "-", name).strip("-").lower() in archive.file.replace("_", "-").lower()
    assert re.fullmatch(r"[0-9a-f]{64}", archive.sha256)
    assert archive.licence


def test_no_two_archives_are_one_file():
    assert len({archive.file for archive in ARCHIVES.values()}) == len(ARCHIVES)


def test_every_month_that_a_recipe_may_name_has_its_archive():
    months = {month for month, _width in Recipe("default").views}
    assert months <= BLUE_MARBLE.keys() <= ARCHIVES.keys()


def test_an_unknown_archive_is_an_error_that_names_the_known_ones():
    with pytest.raises(ValueError, match="no archive named april; there are june, may"):
        fetch("april")


@pytest.mark.parametrize(
    ("requirement", "command", "arguments"),
    [
        ("some@1.0", "npm", "pack --silent some@1.0"),
        ("@some/thing@1.0", "npm", "pack --silent @some/thing@1.0"),
        ("some=4:1.0-1", "apt-get", "download some=4:1.0-1"),
    ],
)
def test_an_archive_is_fetched_from_its_registry_once(cache, know, install, requirement, command, arguments):
    install(command, f'printf "%s" "$*" >file.bin; echo called >>{cache}/calls')
    know(requirement, "file.bin", arguments.encode())
    for _ in range(2):
        assert fetch("some") == cache / "archives" / "file.bin"
    assert (cache / "archives" / "file.bin").read_text() == arguments
    assert (cache / "calls").read_text().split() == ["called"]
    assert os.listdir(cache / "archives") == ["file.bin"]


def test_a_python_package_is_fetched_by_pip(cache, know, tmp_path, monkeypatch):
    wheel = tmp_path / "some-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("some-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: some\nVersion: 1.0\n")
        archive.writestr("some-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("some-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    know("some==1.0", wheel.name, wheel.read_bytes())
    assert fetch("some").read_bytes() == wheel.read_bytes()
    assert os.listdir(cache / "archives") == [wheel.name]


@pytest.mark.parametrize(
    ("script", "saying"),
    [
        ("printf half >file.bin; echo no network >&2; exit 1", "could not fetch some@1.0:\nno network"),
        ("true", "could not fetch some@1.0"),
        ("printf other >file.bin", "has SHA-256"),
    ],
    ids=["failing", "bringing nothing", "bringing something else"],
)
def test_a_download_that_fails_leaves_nothing_in_the_cache(cache, know, install, script, saying):
    install("npm", script)
    know("some@1.0", "file.bin", b"whole")
    with pytest.raises(RuntimeError, match=saying):
        fetch("some")
    assert not os.listdir(cache / "archives")


def test_an_interrupted_download_leaves_nothing_in_the_cache(cache, know, install):
    seen = cache / "seen"
    install("npm", f"printf half >file.bin; ls {cache}/archives/*/file.bin >{seen}; kill -INT $PPID; exec sleep 60")
    know("some@1.0", "file.bin", b"half")
    with pytest.raises(KeyboardInterrupt):
        fetch("some")
    assert seen.read_text().endswith("/file.bin\n")
    assert not os.listdir(cache / "archives")


def test_a_missing_command_is_named(cache, know, install):
    know("some@1.0", "file.bin", b"whole")
    with pytest.raises(RuntimeError, match=r"fetching some@1\.0 needs the command npm"):
        fetch("some")
    assert not os.listdir(cache / "archives")
