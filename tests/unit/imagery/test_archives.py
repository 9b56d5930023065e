import hashlib
import zipfile

import pytest
from placeprint.encoder.imagery import archives
from placeprint.encoder.imagery.archives import ARCHIVES, Archive, cache_folder, fetch, read_member


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


def test_a_member_is_read_from_an_archive_in_the_cache(cache, monkeypatch):
    path = cache / "archives" / "some.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("some/data.txt", "hello")
    known = Archive("some==1.0", path.name, hashlib.sha256(path.read_bytes()).hexdigest(), "none")
    monkeypatch.setitem(archives.ARCHIVES, "some", known)
    file = read_member("some", "some/data.txt")
    assert file.read() == b"hello"
    assert file.seekable()


@pytest.mark.parametrize("archive", ARCHIVES.values(), ids=ARCHIVES)
def test_archives_are_pinned_and_say_their_terms(archive):
    assert "==" in archive.requirement
    assert len(archive.sha256) == 64
    assert archive.licence
