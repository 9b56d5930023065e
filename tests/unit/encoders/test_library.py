import json
import shutil

import numpy as np
import pytest

from placeprint.encoder import EncoderFileError, load_encoder
from placeprint.encoder.encoders import library as encoder_library
from placeprint.encoder.encoders.folders import SHIPPED, use_folder
from placeprint.encoder.encoders.library import (
    IMPORTED,
    NO_LICENCE,
    SHIPPED_WITH,
    TRAINED,
    UNKNOWN,
    MissingEncoderError,
    add_file,
    entries,
    entry_of,
    find_fingerprint,
    is_own,
)
from placeprint.encoder.files.encoder_file import write_arrays

IMPORTED_FROM = {"file": "satclip.ckpt", "bytes": 123, "sha256": "ab" * 32, "kind": "SatCLIP"}


@pytest.fixture
def one(own_encoders, network):
    """The path of an imported encoder in a person's own folder."""
    path = own_encoders / "one.npz"
    metadata = {"name": "The First", "imported from": IMPORTED_FROM, "licence": "MIT", "scores": {"Blocks: mean": 0.5}}
    write_arrays(path, network(seed=1), metadata)
    return path.resolve()


def test_the_one_that_ships_says_what_it_is(encoder, own_encoders):
    (entry,) = entries()
    assert (entry.name, entry.fingerprint, entry.dim, entry.degrees) == (SHIPPED, encoder.fingerprint, encoder.dim, 20)
    assert (entry.origin, entry.problem) == (SHIPPED_WITH, "")
    assert entry.size == entry.path.stat().st_size
    assert entry.licence.startswith("Weights: GPL-2.0-or-later")
    assert any("Blue Marble" in source for source in entry.sources)
    assert entry.scores["Blocks: mean"] == pytest.approx(0.73)
    assert entry.card.startswith("# Model card")
    assert not is_own(entry.path)


def test_an_imported_one_says_from_where(one):
    shipped, entry = entries()
    assert shipped.origin == SHIPPED_WITH
    assert (entry.path, entry.name, entry.origin, entry.kind) == (one, "The First", IMPORTED, "SatCLIP")
    assert entry.sources == ("satclip.ckpt", "123 bytes", f"SHA-256 {'ab' * 32}")
    assert (entry.licence, entry.scores, entry.basis) == ("MIT", {"Blocks: mean": 0.5}, "")
    assert entry.fingerprint == load_encoder(one).fingerprint
    assert is_own(one)


def test_a_trained_one_and_one_that_says_nothing(own_encoders, network):
    write_arrays(own_encoders / "a.npz", network(), {"training data": [{"archive": "x", "licence": "CC0"}, "dem.tif"]})
    write_arrays(own_encoders / "b.npz", network(), {})
    _, trained, silent = entries()
    assert (trained.origin, trained.sources) == (TRAINED, ("x: CC0", "dem.tif"))
    assert (silent.origin, silent.sources, silent.licence, silent.name) == (UNKNOWN, (), NO_LICENCE, "unnamed")


def test_a_file_that_is_no_use_says_why(own_encoders):
    (own_encoders / "broken.npz").write_bytes(b"PK")
    write_arrays(own_encoders / "empty.npz", {}, {})
    _, broken, empty = entries()
    assert (broken.name, empty.name) == ("broken", "empty")
    assert "broken.npz is not an encoder file" in broken.problem
    assert "holds no network" in empty.problem
    assert broken.fingerprint == ""


@pytest.mark.parametrize(
    "metadata",
    [
        {"name": ["no", "text"], "scores": [1, 2], "licence": {"a": 1}, "card": 5, "imported from": {"kind": [1]}},
        {"name": "a\nb" * 5000, "scores": {"x": "high", "y": True, "z": 1e300}, "imported from": "somewhere"},
        {"training data": {"a": {"b": "c"}}, "recipe": 3, "card": "# x\n" * 10_000},
    ],
)
def test_whatever_the_metadata_is_it_becomes_short_texts_and_numbers(own_encoders, network, metadata):
    write_arrays(own_encoders / "odd.npz", network(), metadata)
    _, entry = entries()
    assert entry.problem == ""
    for text in (entry.name, entry.kind, entry.licence, entry.basis, *entry.sources):
        assert isinstance(text, str)
        assert len(text) <= 1000
        assert "\n" not in text
    assert entry.scores == {}
    assert json.dumps(entry[1:])


def test_a_file_is_read_once_until_it_changes(one, network, monkeypatch):
    read = []
    reading = encoder_library.LocationEncoder.from_file
    monkeypatch.setattr(
        encoder_library.LocationEncoder, "from_file", lambda path: (read.append(path), reading(path))[1]
    )
    first = entry_of(one)
    assert entry_of(one) is first
    read.clear()
    assert entries()[1] == first
    write_arrays(one, network(seed=2), {"name": "Another, whose size is another"})
    assert entries()[1].fingerprint != first.fingerprint
    assert read == [one]


def test_the_file_of_a_fingerprint_is_found_wherever_it_lies(one, encoder, tmp_path):
    fingerprint = entry_of(one).fingerprint
    assert find_fingerprint(fingerprint) == one
    assert find_fingerprint(fingerprint, hint="/gone/other.npz") == one
    assert find_fingerprint(encoder.fingerprint, hint=one) == entries()[0].path
    elsewhere = shutil.copy(one, tmp_path / "elsewhere.npz")
    one.unlink()
    assert find_fingerprint(fingerprint, hint=elsewhere) == (tmp_path / "elsewhere.npz").resolve()


def test_one_that_is_missing_is_named_and_none_takes_its_place(one, own_encoders, network, tmp_path):
    fingerprint = entry_of(one).fingerprint
    write_arrays(one, network(seed=2), {"name": "The First"})
    with pytest.raises(MissingEncoderError) as caught:
        find_fingerprint(fingerprint, "The First", one)
    told = f"the encoder The First ({fingerprint[:12]}) is missing: bring one.npz and put it into {own_encoders}"
    assert str(caught.value) == told
    assert caught.value.fingerprint == fingerprint
    with pytest.raises(MissingEncoderError, match=r"the encoder satclip \(0{12}\) .*bring satclip\.npz"):
        find_fingerprint("0" * 64, hint=r"C:\Users\me\satclip.npz")
    use_folder(None)
    with pytest.raises(MissingEncoderError, match=r"bring its encoder file$"):
        find_fingerprint("0" * 64, "other")


def test_a_file_is_added_as_it_is_and_once(one, own_encoders, network, tmp_path):
    path = tmp_path / "one.npz"
    write_arrays(path, network(seed=5), {"name": "other"})
    entry = add_file(path)
    assert entry.path == (own_encoders / "one-2.npz").resolve()
    assert entry.path.read_bytes() == path.read_bytes()
    assert add_file(path) == entry
    assert sorted(each.name for each in own_encoders.iterdir()) == ["one-2.npz", "one.npz"]


def test_without_a_folder_nothing_is_added(own_encoders, network, tmp_path):
    path = tmp_path / "lonely.npz"
    write_arrays(path, network(seed=5), {})
    use_folder(None)
    with pytest.raises(EncoderFileError, match="no folder"):
        add_file(path)


def test_only_encoders_are_added(own_encoders, tmp_path):
    np.savez(tmp_path / "other.npz", a=np.zeros(3))
    with pytest.raises(EncoderFileError, match=r"other\.npz is not an encoder file"):
        add_file(tmp_path / "other.npz")
    with pytest.raises(FileNotFoundError):
        add_file(tmp_path / "missing.npz")
    assert list(own_encoders.iterdir()) == []


def test_the_folder_is_made_when_it_is_needed(own_encoders, network, tmp_path):
    use_folder(own_encoders / "deep" / "down")
    write_arrays(tmp_path / "a.npz", network(seed=6), {})
    assert add_file(tmp_path / "a.npz").path == (own_encoders / "deep" / "down" / "a.npz").resolve()
