import io
import json
import zipfile

import numpy as np
import pytest

from placeprint.encoder import LocationEncoder
from placeprint.encoder.files.array_file import read_arrays, write_arrays
from placeprint.encoder.probes.probe_file import MAX_BYTES, ProbeFileError, read_probe, write_probe
from placeprint.encoder.probes.training import train_probe

from ...closeness import assert_close

METHODS = [("warmth", "ridge"), ("warmth", "neighbours"), ("zones", "logistic"), ("zones", "neighbours")]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "zönes.probe.npz"


@pytest.fixture
def written(path, classes):
    """A sound file, to be damaged."""
    write_probe(path, classes.probe)
    return path


def parts(path):
    return read_arrays(path, "a file", ValueError, MAX_BYTES)


def assert_refused(path, saying="not a probe file"):
    with pytest.raises(ProbeFileError, match=saying) as caught:
        read_probe(path)
    assert path.name in str(caught.value)


@pytest.mark.parametrize(("labels", "method"), METHODS)
def test_a_probe_predicts_as_before_it_was_written(path, small_encoder, land, labels, method, request):
    labels = request.getfixturevalue(labels)
    probe = train_probe(small_encoder, land, labels, method=method).probe
    write_probe(path, probe)
    again, embeddings = read_probe(path, small_encoder), small_encoder.encode(land)
    for before, after in zip(probe.predict(embeddings), again.predict(embeddings)):
        assert_close(after, before, 1e-5)
    assert_close(again.dissimilarity(embeddings + 1), probe.dissimilarity(embeddings + 1), 1e-5)
    assert again.metadata == probe.metadata
    np.testing.assert_array_equal(again.lonlat, land)


def test_text_comes_back_as_it_was(written, classes):
    assert read_probe(written).metadata.classes == ["Wüste, heiß", "kalt", "mild & wet"]
    metadata = parts(written)[1]
    assert metadata["classes"] == classes.probe.metadata.classes
    assert json.loads(json.dumps(metadata, allow_nan=False)) == metadata


def test_numbers_for_classes_come_back_as_numbers(path, small_encoder, land, warmth):
    write_probe(path, train_probe(small_encoder, land, np.digitize(warmth, [16, 30]) + 7).probe)
    assert read_probe(path).metadata.classes == [7, 8, 9]


def test_what_could_not_be_read_again_is_refused_and_leaves_what_was_there(path, small_encoder, land, zones, classes):
    write_probe(path, classes.probe)
    before, metadata = path.read_bytes(), classes.probe.metadata
    probe = train_probe(small_encoder, land, zones, method="logistic").probe
    for changes in (
        {"unit": "m" * 20_000},
        {"setting": float("nan")},
        {"classes": [*metadata.classes[:2], "x" * 10_001]},
    ):
        probe.metadata = metadata._replace(**changes)
        with pytest.raises(ValueError, match=f"could not be read again, and is not kept.*{next(iter(changes))}"):
            write_probe(path, probe)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_places_are_left_out_on_demand(path, small_encoder, zones, land):
    write_probe(path, train_probe(small_encoder, land, zones, keep_places=False).probe)
    assert read_probe(path).lonlat is None
    arrays, _ = parts(path)
    # No coordinate is left in any array, in either precision.
    for array in arrays.values():
        if array.dtype.kind == "f" and array.size:
            assert not np.isin(land.astype(array.dtype), array).any()


def test_a_written_file_is_complete_or_the_old_one(written, classes, tmp_path, monkeypatch):
    before = written.read_bytes()

    def fail(*arguments, **named):
        raise OSError("no space left")

    monkeypatch.setattr(np, "savez_compressed", fail)
    with pytest.raises(OSError, match="no space"):
        write_probe(written, classes.probe)
    assert written.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [written.name]


def test_another_encoder_is_refused_by_name(written, network):
    other = LocationEncoder(network(seed=5), {"name": "other"})
    with pytest.raises(ProbeFileError, match=r"encoder small .* not those of other"):
        read_probe(written, other)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_a_truncated_file_is_refused(written, share):
    content = written.read_bytes()
    written.write_bytes(content[: int(share * len(content))])
    assert_refused(written)


def test_flipped_bytes_are_refused_or_harmless(written):
    content = bytearray(written.read_bytes())
    for at in range(60, len(content), len(content) // 40):
        damaged = bytearray(content)
        damaged[at] ^= 0xFF
        written.write_bytes(damaged)
        try:
            read_probe(written)
        except ProbeFileError:
            continue


def test_a_missing_file_and_an_encoder_file_are_refused(path, network):
    assert_refused(path, "there is no probe file")
    write_arrays(path, network(), {"name": "an encoder"})
    assert_refused(path, "does not say that it is a probe")


def npy(descr="<f4", shape="(3,)", content=b"", fortran="False"):
    text = f"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}"
    text = text.ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode() + content


def with_member(path, name, content):
    """Replace a member of the file by bytes."""
    arrays, metadata = parts(path)
    arrays.pop(name, None)
    write_arrays(path, arrays, metadata)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.npy", content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(npy("|O", content=bytes(24)), id="objects"),
        pytest.param(npy("<f4", "(10000000000000,)"), id="a huge shape"),
        pytest.param(npy("<f4", "(99999999999, 99999999999)"), id="an absurd shape"),
        pytest.param(npy("<f4", "(-3,)", bytes(12)), id="a negative shape"),
        pytest.param(npy("<f4", "(3,)", bytes(8)), id="too little"),
        pytest.param(npy("<f4", "(3,)", bytes(16)), id="too much"),
        pytest.param(npy("<f4", "__import__('os').system('false')"), id="code for a shape"),
        pytest.param(npy("<f4", "(" * 50), id="brackets"),
        pytest.param(b"\x93NUMPY\x02\x00" + b"\xff\xff\xff\xff", id="a header of four gigabytes"),
        pytest.param(b"", id="nothing"),
    ],
)
@pytest.mark.parametrize("name", ["model_weights", "aoa_places", "training_lonlat", "anything"])
def test_a_hostile_array_is_refused_within_little_memory(written, content, name, peak_memory):
    with_member(written, name, content)
    assert peak_memory(lambda: assert_refused(written)) < 20e6


def test_a_bomb_is_refused_unread(written, peak_memory):
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("bomb.npy", "w") as member:
        for _ in range(MAX_BYTES // 2**24 + 1):
            member.write(bytes(2**24))
    assert written.stat().st_size < 1e6
    assert peak_memory(lambda: assert_refused(written, "would unpack to")) < 5e6


def test_a_pickle_is_refused_and_never_loaded(written, tmp_path):
    class Trap:
        def __reduce__(self):
            return (tmp_path / "sprung").touch, ()

    file = io.BytesIO()
    np.save(file, np.array([Trap()], dtype=object), allow_pickle=True)
    with_member(written, "model_weights", file.getvalue())
    assert_refused(written)
    assert not (tmp_path / "sprung").exists()


def test_metadata_nested_without_end_are_refused(written):
    arrays, _ = parts(written)
    np.savez(written, metadata=np.array("[" * 200_000), **arrays)
    assert_refused(written)


def test_very_long_metadata_are_refused_unread(written, peak_memory):
    arrays, _ = parts(written)
    np.savez_compressed(written, metadata=np.array(" " * 20_000_000), **arrays)
    assert peak_memory(lambda: assert_refused(written, "metadata is too long")) < 5e6


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("model_weights", None),
        ("model_weights", np.full((6, 3), np.nan)),
        ("model_weights", np.zeros((6, 4))),
        ("model_weights", np.zeros((7, 3))),
        ("model_weights", np.full((6, 3), "a")),
        ("model_intercepts", np.full(3, np.inf)),
        ("model_intercepts", np.full(3, 1e300)),
        ("mean", np.zeros(5)),
        ("scale", np.full(6, -1.0)),
        ("covariate_medians", np.zeros(1)),
        ("aoa_places", np.zeros((0, 6))),
        ("aoa_places", np.zeros((4, 5))),
        ("aoa_numbers", np.array([0.0, 1.0, 400])),
        ("aoa_numbers", np.array([1.0, -1.0, 400])),
        ("aoa_numbers", np.array([1.0, 1.0, 2])),
        ("training_lonlat", np.zeros((3, 3))),
        ("training_lonlat", np.full((3, 2), np.nan)),
    ],
)
def test_arrays_that_make_no_probe_are_refused(written, name, array):
    arrays, metadata = parts(written)
    arrays[name] = array
    write_arrays(written, {key: value for key, value in arrays.items() if value is not None}, metadata)
    assert_refused(written)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"method": "ridge"},
        {"method": "wizardry"},
        {"kind": "regression"},
        {"kind": []},
        {"dim": 5},
        {"dim": -1},
        {"dim": 1e9},
        {"dim": True},
        {"classes": ["a", "b"]},
        {"classes": ["a", "b", "b"]},
        {"classes": ["a", "b", None]},
        {"classes": ["a", "b", []]},
        {"classes": {"a": 1}},
        {"classes": ["a", "b", float("nan")]},
        {"covariates": ["height"]},
        {"field": 3},
        {"field": "x" * 20_000},
        {"fingerprint": None},
        {"level": 1.5},
        {"half_width": -1},
        {"half_width": float("inf")},
        {"setting": "strong"},
        {"places": 10**400},
        {"scores": {"blocked": {"accuracy": "good"}}},
        {"scores": []},
        {"warnings": [1]},
        {"log_target": 1},
    ],
    ids=lambda changes: str(changes)[:40],
)
def test_metadata_that_make_no_probe_are_refused(written, changes):
    arrays, metadata = parts(written)
    write_arrays(written, arrays, {**metadata, **changes})
    assert_refused(written)


@pytest.mark.parametrize("name", ["fingerprint", "classes", "scores", "format"])
def test_missing_metadata_are_refused(written, name):
    arrays, metadata = parts(written)
    del metadata[name]
    write_arrays(written, arrays, metadata)
    assert_refused(written)


def test_trees_that_run_in_circles_are_refused(path, small_encoder, land, warmth):
    write_probe(path, train_probe(small_encoder, land[:60], warmth[:60], method="boosting").probe)
    read_probe(path)
    arrays, metadata = parts(path)
    inner = np.flatnonzero(arrays["model_left"] > 0)
    arrays["model_left"][inner[-1]] = inner[0] or inner[-1]
    write_arrays(path, arrays, metadata)
    assert_refused(path, "circles")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model_labels", 3),
        ("model_labels", -1),
        ("model_count", 0),
        ("model_count", 10**6),
        ("model_class_weights", 0.0),
    ],
)
def test_neighbours_that_point_nowhere_are_refused(path, small_encoder, land, zones, name, value):
    write_probe(path, train_probe(small_encoder, land, zones, method="neighbours").probe)
    arrays, metadata = parts(path)
    arrays[name] = arrays[name].copy()
    arrays[name][0] = value
    write_arrays(path, arrays, metadata)
    assert_refused(path)
