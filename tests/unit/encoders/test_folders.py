import numpy as np
import pytest

from placeprint.encoder import EncoderFileError, find_encoder, load_encoder
from placeprint.encoder.encoders.folders import ENCODERS, SHIPPED, encoder_files, free_path, own_folder, use_folder
from placeprint.encoder.files.encoder_file import write_arrays


@pytest.fixture
def own(own_encoders, network):
    """A person's own folder: `one.npz`, which calls its encoder 'The First', an image tower, and a broken file."""
    write_arrays(own_encoders / "one.npz", network(seed=1), {"name": "The First"})
    write_arrays(own_encoders / "one-image.npz", {}, {"name": "tower", "encoder_fingerprint": "00"})
    (own_encoders / "broken.npz").write_bytes(b"PK")
    return own_encoders


def test_an_encoder_of_ones_own_is_found_by_file_by_name_and_by_path(own):
    path = (own / "one.npz").resolve()
    for name in ("one", "one.npz", "The First", str(path), path):
        assert find_encoder(name) == path
    assert load_encoder("The First").name == "The First"


def test_what_ships_and_paths_go_before_ones_own(own, network, tmp_path, monkeypatch):
    write_arrays(own / f"{SHIPPED}.npz", network(seed=2), {"name": SHIPPED})
    assert find_encoder() == find_encoder(SHIPPED) == ENCODERS / f"{SHIPPED}.npz"
    monkeypatch.chdir(tmp_path)
    write_arrays(tmp_path / "one.npz", network(seed=3), {})
    assert find_encoder("one.npz") == (tmp_path / "one.npz").resolve()
    assert find_encoder("one") == (own / "one.npz").resolve()


def test_without_a_folder_of_ones_own_only_what_ships_has_a_name(own):
    use_folder(None)
    assert own_folder() is None
    with pytest.raises(EncoderFileError, match="The First"):
        find_encoder("The First")
    use_folder(own / "not there")
    with pytest.raises(EncoderFileError, match="no encoder named one"):
        find_encoder("one")


def test_image_towers_are_no_encoders_and_broken_files_are_not_hidden(own):
    assert [path.name for path in encoder_files(own)] == ["broken.npz", "one.npz"]
    assert [path.stem for path in encoder_files(ENCODERS)] == [SHIPPED]
    assert encoder_files(own / "not there") == encoder_files(None) == []


def test_names_are_looked_up_without_reading_the_arrays(own, peak_memory):
    write_arrays(own / "big.npz", {"weight0": np.zeros((1000, 1000))}, {"name": "big one"})
    assert peak_memory(lambda: find_encoder("big one")) < 10**6


@pytest.mark.parametrize(
    ("name", "file"),
    [("one", "one-2.npz"), ("SatCLIP L = 10", "SatCLIP L - 10.npz"), ("../../x", "-..-x.npz"), ("..", "encoder.npz")],
)
def test_a_free_path_stays_in_the_folder_and_takes_nobodys_place(own, name, file):
    path = free_path(own, name)
    assert path == own / file
    assert path.parent == own
    assert not path.exists()
