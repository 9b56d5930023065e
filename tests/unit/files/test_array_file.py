import json
import os
import stat

import numpy as np
import pytest

from placeprint.encoder.files.array_file import MAX_ARRAYS, finite, read_arrays, read_metadata, write_arrays


class WrongFileError(ValueError):
    """What these tests have raised."""


def read(path, max_bytes=10**6):
    return read_arrays(path, "a test file", WrongFileError, max_bytes)


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(np.arange(6, dtype=np.float32).reshape(2, 3), id="float32"),
        pytest.param(np.asfortranarray(np.arange(6.0).reshape(2, 3)), id="by columns"),
        pytest.param(np.zeros((0, 4)), id="empty"),
        pytest.param(np.array(3.5), id="one number"),
        pytest.param(np.arange(4, dtype=np.uint8), id="bytes"),
        pytest.param(np.array([True, False]), id="bool"),
        pytest.param(np.array(["ä", "bc"]), id="text"),
    ],
)
def test_arrays_come_back_as_numpy_writes_them(tmp_path, array):
    write_arrays(tmp_path / "a.npz", {"one": array}, {"name": "ü"})
    arrays, metadata = read(tmp_path / "a.npz")
    assert metadata == {"name": "ü"}
    assert arrays["one"].dtype == array.dtype
    assert arrays["one"].shape == array.shape
    assert arrays["one"].flags.writeable
    np.testing.assert_array_equal(arrays["one"], array)


def test_a_new_file_has_the_rights_of_any_other(tmp_path):
    write_arrays(tmp_path / "a.npz", {}, {})
    (tmp_path / "other").write_text("")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.npz", "other")]
    assert modes[0] == modes[1]


def test_a_file_can_be_written_where_one_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in (1.0, 2.0):
        write_arrays("a.npz", {"one": np.array([number])}, {})
    assert read("a.npz")[0]["one"] == 2
    assert os.listdir(tmp_path) == ["a.npz"]


def test_other_files_and_too_many_arrays_are_refused(tmp_path):
    path = tmp_path / "a.npz"
    path.write_text("text")
    with pytest.raises(WrongFileError, match="is not a test file"):
        read(path)
    np.savez(path, **{f"a{index}": np.zeros(1) for index in range(MAX_ARRAYS + 1)})
    with pytest.raises(WrongFileError, match="arrays"):
        read(path)
    np.savez(path, one=np.zeros(1))
    with pytest.raises(WrongFileError, match="no metadata"):
        read(path)
    np.savez(path, one=np.zeros(1000), metadata=np.array(json.dumps({})))
    with pytest.raises(WrongFileError, match="would unpack to"):
        read(path, 1000)


def test_missing_and_infinite_numbers_are_refused():
    with pytest.raises(ValueError, match="missing"):
        finite({}, "one")
    with pytest.raises(ValueError, match="not finite"):
        finite({"one": np.array([1e300])}, "one")
    assert finite({"one": np.array([1e300])}, "one", np.float64)[0] == 1e300


def test_the_metadata_is_read_without_the_arrays(tmp_path, peak_memory):
    path = tmp_path / "a.npz"
    write_arrays(path, {"one": np.zeros(10**6)}, {"name": "ü"})
    found = []
    peak = peak_memory(lambda: found.append(read_metadata(path, "a test file", WrongFileError, 10**7)))
    assert found == [{"name": "ü"}]
    assert peak < 10**6
    with pytest.raises(WrongFileError, match="would unpack to"):
        read_metadata(path, "a test file", WrongFileError, 10**6)
    np.savez(path, one=np.zeros(3))
    with pytest.raises(WrongFileError, match="it holds no metadata"):
        read_metadata(path, "a test file", WrongFileError, 10**7)
