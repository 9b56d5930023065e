import os
from contextlib import contextmanager
from html.parser import HTMLParser
from xml.dom import minidom

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.gazetteer import Town
from placeprint.encoder.encoders.folders import (
    ENCODERS,
    encoder_files,
    find_encoder,
    name_elsewhere,
    own_folder,
    use_folder,
)
from placeprint.encoder.encoders.library import (
    MissingEncoderError,
    add_file,
    entries,
    entry_of,
    find_fingerprint,
    is_own,
)
from placeprint.encoder.encoders.location_encoder import load_encoder
from placeprint.encoder.export import export_encoder
from placeprint.encoder.files.array_file import finite, read_bare_arrays, write_arrays
from placeprint.encoder.files.atomic_output import AtomicOutput, atomic_file
from placeprint.encoder.files.encoder_file import EncoderFileError, fingerprint, read_arrays, read_metadata
from placeprint.encoder.images.image_file import ImageFileError, read_image, write_image
from placeprint.encoder.rasters.smooth_field import STEPS
from placeprint.encoder.reports.svg import PlotArea, legend, line, svg
from placeprint.tools.make_gazetteer import write_gazetteer
from placeprint.tools.make_land_mask import write_mask

from .places import LATITUDES, LONGITUDES, fewer, lists_of_places

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)
FILES = st.text("abcdefgh", min_size=1, max_size=6)
SEEDS = st.integers(0, 999)


@contextmanager
def folder_in_use(folder):
    before = own_folder()
    use_folder(folder)
    try:
        yield folder
    finally:
        use_folder(before)


@given(st.sampled_from([np.float16, np.float32, np.float64]), st.sampled_from([np.float32, np.float64]), st.data())
def test_arrays_are_finite_numbers_or_refused(given_type, wanted, data):
    numbers = data.draw(st.lists(st.floats(width=16), max_size=9))
    array = np.array(numbers, dtype=given_type)
    before = array.copy()
    if np.isfinite(array).all():
        found = finite({"a": array}, "a", wanted)
        assert (found.dtype, found.flags.c_contiguous) == (wanted, True)
        np.testing.assert_array_equal(found, array)
    else:
        with pytest.raises(ValueError, match="a holds values that are not finite"):
            finite({"a": array}, "a", wanted)
    np.testing.assert_array_equal(array, before)
    for arrays, problem in (
        ({}, "a is missing"),
        ({"a": np.array(numbers, dtype=object)}, "floating"),
        ({"a": np.ones(2, int)}, "floating"),
    ):
        with pytest.raises(ValueError, match=problem):
            finite(arrays, "a", wanted)


@given(st.dictionaries(FILES, st.lists(st.floats(width=32), max_size=5), max_size=4), st.integers(0, 400))
def test_files_of_arrays_without_metadata_come_back_or_are_too_large(tmp_path_factory, described, most):
    path = tmp_path_factory.mktemp("bare") / "a.npz"
    arrays = {name: np.array(numbers, np.float32) for name, numbers in described.items()}
    np.savez(path, **arrays)
    found = read_bare_arrays(path, "a file", EncoderFileError, 10**6)
    assert set(found) == set(arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(found[name], array)
    size = sum(128 + array.nbytes for array in arrays.values())
    if size > most:
        with pytest.raises(EncoderFileError, match="has at most"):
            read_bare_arrays(path, "a file", EncoderFileError, most)
    else:
        assert set(read_bare_arrays(path, "a file", EncoderFileError, most)) == set(arrays)


@given(st.integers(1, 6), st.integers(1, 6), SEEDS, st.lists(st.floats(-200, 400), min_size=4, max_size=4))
def test_an_image_of_the_ground_comes_back_or_is_refused(tmp_path_factory, height, width, seed, bounds):
    rng = np.random.default_rng(seed)
    pixels, known = rng.integers(0, 256, (height, width, 3), np.uint8), rng.random((height, width)) < 0.5
    path = tmp_path_factory.mktemp("image") / "image.npz"
    west, south, east, north = bounds
    write_image(path, pixels, known, {"bounds": bounds, "raster": "some"})
    if -180 <= west < 180 and west < east <= west + 360 and -90 <= south < north <= 90:
        again, seen, metadata = read_image(path)
        np.testing.assert_array_equal(again, pixels)
        np.testing.assert_array_equal(seen, known)
        assert metadata == {"bounds": bounds, "raster": "some"}
    else:
        with pytest.raises(ImageFileError, match="bounds"):
            read_image(path)
    for wrong, mask in (
        (pixels[..., :2], known),
        (pixels.astype(float), known),
        (pixels, known[1:]),
        (pixels, known * 1),
    ):
        write_image(path, wrong, mask, {"bounds": [0, 0, 1, 1]})
        with pytest.raises(ImageFileError, match=r"image\.npz is not an image file"):
            read_image(path)


@given(st.integers(1, 9), st.integers(1, 4), SEEDS)
def test_a_mask_of_land_is_kept_bit_by_bit(tmp_path_factory, height, bytes_, seed):
    land = np.random.default_rng(seed).random((height, 8 * bytes_)) < 0.5
    path = tmp_path_factory.mktemp("mask") / "mask.npz"
    write_mask(land, path)
    found = read_bare_arrays(path, "a mask", ValueError, 10**6)
    np.testing.assert_array_equal(np.unpackbits(found["bits"]).reshape(found["shape"]), land)


@given(
    st.lists(
        st.builds(Town, TEXT.filter(lambda name: "\t" not in name), st.just("XX"), LONGITUDES, LATITUDES),
        min_size=1,
        max_size=5,
    )
)
def test_a_gazetteer_keeps_names_and_places_in_their_order(tmp_path_factory, towns):
    path = tmp_path_factory.mktemp("towns") / "towns.npz"
    write_gazetteer(towns, path)
    found = read_bare_arrays(path, "a gazetteer", ValueError, 10**6)
    lines = found["names"].tobytes().decode().split("\n")
    assert lines == [f"{town.name}\t{town.country}" for town in towns]
    np.testing.assert_allclose(found["lonlat"], [(town.lon, town.lat) for town in towns], atol=1e-5)


@given(FILES, st.binary(max_size=9), st.booleans(), st.booleans())
def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path_factory, name, content, fails, there):
    folder = tmp_path_factory.mktemp("whole")
    path = folder / name
    if there:
        path.write_bytes(b"before")
    try:
        with atomic_file(path) as unfinished:
            assert os.path.dirname(unfinished) == str(folder)
            with open(unfinished, "wb") as file:
                file.write(content)
            assert path.exists() == there
            if fails:
                raise KeyboardInterrupt
    except KeyboardInterrupt:
        assert fails
    assert (path.read_bytes() if path.exists() else None) == ((b"before" if there else None) if fails else content)
    assert {each.name for each in folder.iterdir()} <= {name}


@given(
    st.dictionaries(FILES, st.tuples(st.binary(max_size=9), st.booleans(), st.booleans()), min_size=1, max_size=3),
    st.sampled_from(["", "in the block", "at the last step", "at the second place"]),
)
def test_files_take_their_places_together_or_stay_as_they_were(tmp_path_factory, files, fails):
    """Each has a side file; where `there` is true both are there before, and a third that belongs to the old one."""
    folder = tmp_path_factory.mktemp("together")
    for name, (_, there, _) in files.items():
        for ending in (".shp", ".dbf", ".qix") if there else ():
            (folder / f"{name}{ending}").write_bytes(b"before")
    (folder / "other").write_bytes(b"stays")

    before = found_files(folder)

    def last():
        assert found_files(folder) != before
        if fails == "at the last step":
            raise KeyboardInterrupt

    try:
        with AtomicOutput() as outputs:
            for number, (name, (content, _, has_side_file)) in enumerate(files.items()):
                target = folder / f"{name}.shp"
                staged = outputs.stage(target, [folder / f"{name}.qix"])
                staged.path.write_bytes(content)
                if has_side_file:
                    (staged.folder / f"{name}.dbf").write_bytes(content)
                if number and fails == "at the second place":
                    # A folder that has something in it cannot be replaced.
                    (folder / f"{name}.shp.d").mkdir()
                    (folder / f"{name}.shp.d" / "full").touch()
                    (staged.folder / f"{name}.shp.d").mkdir()
            outputs.finally_do(last)
            assert {name: data for name, data in found_files(folder).items() if name in before} == before
            if fails == "in the block":
                raise KeyboardInterrupt
    except (KeyboardInterrupt, OSError):
        assert fails
        assert found_files(folder) == before
    else:
        after = dict(before)
        for name, (content, _, has_side_file) in files.items():
            after[f"{name}.shp"] = content
            after.pop(f"{name}.qix", None)
            if has_side_file:
                after[f"{name}.dbf"] = content
        assert found_files(folder) == after
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def found_files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@fewer
@given(st.dictionaries(FILES, TEXT, min_size=1, max_size=3), SEEDS, st.data())
def test_an_encoder_is_found_by_its_file_its_name_and_its_fingerprint(network, tmp_path_factory, names, seed, data):
    folder, elsewhere = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("elsewhere")
    made = {}
    for number, (file, name) in enumerate(names.items()):
        path = elsewhere / f"{file}.npz"
        arrays = network(degrees=3, width=5, dim=4, seed=seed + number)
        write_arrays(path, arrays, {"name": name, "licence": f"licence of\n{name}"})
        made[path] = fingerprint(arrays)
    shipped = {path.name for path in ENCODERS.iterdir()}
    assume(not any(f"{name}.npz" in shipped or (elsewhere / name).exists() for name in names.values()))
    with folder_in_use(folder):
        before = entries()
        assert all(entry.path.parent == ENCODERS for entry in before)
        for path, told in made.items():
            with pytest.raises(MissingEncoderError, match=told[:12]) as missing:
                find_fingerprint(told, hint=str(path.name))
            assert missing.value.fingerprint == told
            assert not is_own(path)
            entry = add_file(path)
            assert entry == add_file(path) == entry_of(entry.path)
            assert is_own(entry.path)
            assert (entry.fingerprint, entry.dim, entry.degrees, entry.problem) == (told, 4, 3, "")
            assert entry.name == (" ".join(names[path.stem].split()) or path.stem)
            assert entry.licence == " ".join(f"licence of {names[path.stem]}".split())
            assert find_fingerprint(told) == entry.path
            assert find_encoder(entry.path) == entry.path
            assert find_encoder(entry.path.stem) == entry.path
            # Elsewhere there is no such folder of a person's own.
            use_folder(None)
            assert find_encoder(name_elsewhere(entry.path)) == entry.path
            use_folder(folder)
            encoder = load_encoder(entry.path.stem)
            assert encoder is load_encoder(entry.path)
            assert encoder.fingerprint == told
            assert encoder.same_as(told) is encoder
            with pytest.raises(EncoderFileError, match="not the same here"):
                encoder.same_as(told[::-1] + "x")
        # By the name that a file gives to its encoder: the first of them that has it.
        for name in names.values():
            assert read_metadata(find_encoder(name))["name"] == name or (folder / f"{name}.npz").exists()
        assert len(encoder_files(folder)) == len(made)
        after = entries()
        assert [entry for entry in after if entry.path.parent == ENCODERS] == before
        assert {entry.fingerprint for entry in after if is_own(entry.path)} == set(made.values())
        # What is no encoder is told of, and does not hide the others.
        damaged = folder / "zzz.npz"
        damaged.write_bytes(data.draw(st.binary(max_size=30)))
        assert entry_of(damaged).problem
        assert len(entries()) == len(after) + 1
        with pytest.raises(EncoderFileError):
            add_file(damaged)
    assert encoder_files(None) == encoder_files(folder / "none") == []


@fewer
@given(lists_of_places(least=6, most=40), SEEDS, TEXT)
def test_what_is_exported_has_the_centre_and_the_components_of_its_places(
    network, tmp_path_factory, lonlat, seed, name
):
    arrays = network(degrees=3, width=6, dim=4, seed=seed)
    path, shares = tmp_path_factory.mktemp("export") / "a.npz", []
    made = export_encoder(arrays, path, {"name": name}, shares.append, lonlat)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    embeddings = made.encode(lonlat)
    np.testing.assert_allclose(made.center, embeddings.mean(axis=0), atol=1e-5)
    np.testing.assert_allclose(made.components @ made.components.T, np.eye(4), atol=1e-5)
    along = (embeddings.astype(np.float64) - made.center) @ made.components.T
    spread = along.var(axis=0)
    assert (np.diff(spread) <= 1e-6 * max(spread[0], 1)).all()
    np.testing.assert_allclose(made.component_ranges, np.percentile(along, [2, 98], axis=0).T, atol=1e-4)
    assert made.metadata["lattice_step"] in (None, *STEPS)
    # The file holds it all.
    again = LocationEncoder.from_file(path)
    assert (again.fingerprint, again.name, again.metadata) == (fingerprint(arrays), made.name, made.metadata)
    np.testing.assert_array_equal(again.encode(lonlat), embeddings)
    assert set(read_arrays(path)[0]) == {*arrays, "center", "components", "component_ranges"}


@given(st.lists(st.tuples(*[st.floats(-1e4, 1e4)] * 4), max_size=5), st.sampled_from(["", "5 4"]))
def test_lines_lead_from_where_to_where(lines, dash):
    document = minidom.parseString(svg(9, 9, [line(*each, dash=dash) for each in lines], "lines"))  # noqa: S318
    drawn = document.getElementsByTagName("line")
    assert [each.getAttribute("stroke-dasharray") for each in drawn] == [dash] * len(lines)
    ends = [[float(each.getAttribute(name)) for name in ("x1", "y1", "x2", "y2")] for each in drawn]
    np.testing.assert_allclose(ends, np.reshape(lines, (-1, 4)) if lines else [], atol=0.0501)


class Texts(HTMLParser):
    def __init__(self, content):
        super().__init__()
        self.texts = []
        self.feed(content)

    def handle_data(self, data):
        self.texts.append(data)


@given(
    st.lists(st.tuples(st.sampled_from(["#fff", "#000"]), TEXT), max_size=4), st.lists(st.floats(0.1, 1e3), max_size=4)
)
def test_ticks_and_legends_stand_where_and_for_what_they_are(names, values):
    assert Texts("".join(legend(names, 9.0))).texts == [name for _, name in names]
    axes = PlotArea((0.1, 1e3), (0.0, 1.0), "x", "y", log=True)
    before = len(axes.content)
    axes.x_ticks(values)
    assert Texts("".join(axes.content[before:])).texts == [f"{value:g}" for value in values]
    assert all(axes.left <= axes.x(value) <= axes.right for value in values)
