import hashlib
import io
import re
import tarfile
import zipfile

import pytest

from placeprint.encoder.imagery import archives
from placeprint.encoder.imagery.archives import ARCHIVES, Archive, cache_folder, fetch, read_member
from placeprint.encoder.imagery.world import BLUE_MARBLE
from placeprint.encoder.training.recipe import Recipe


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache, with a place for archives in it."""
    monkeypatch.setenv("PLACEPRINT_CACHE", str(tmp_path))
    (tmp_path / "archives").mkdir()
    return tmp_path


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


@pytest.mark.parametrize(("name", "write"), [("some.whl", write_wheel), ("some.tgz", write_tgz)])
def test_a_member_is_read_from_an_archive_in_the_cache(cache, monkeypatch, name, write):
    path = cache / "archives" / name
    write(path)
    known = Archive("some==1.0", path.name, hashlib.sha256(path.read_bytes()).hexdigest(), "none")
    monkeypatch.setitem(archives.ARCHIVES, "some", known)
    file = read_member("some", "some/data.txt")
    assert file.read() == b"hello"
    assert file.seekable()


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)
def test_archives_are_pinned_and_say_their_terms(archive):
    assert re.fullmatch(r"[\w-]+(==|@)\d+(\.\d+)+", archive.requirement)
    assert re.fullmatch(r"[0-9a-f]{64}", archive.sha256)
    assert archive.licence


def test_every_month_that_a_recipe_may_name_has_its_archive():
    months = {month for month, *_widths in Recipe("default").views}
    assert months <= BLUE_MARBLE.keys() <= ARCHIVES.keys()
