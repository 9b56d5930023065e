import json
from html.parser import HTMLParser
from xml.dom import minidom

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.earth.gazetteer import find_towns, nearest_town, place_name
from placeprint.encoder.earth.sphere import great_circle_distance
from placeprint.encoder.encoders.folders import free_path
from placeprint.encoder.encoders.library import line
from placeprint.encoder.files.array_file import read_arrays, read_metadata, write_arrays
from placeprint.encoder.images.resample import square
from placeprint.encoder.reports.html import figure, head_cells, page, read_first
from placeprint.encoder.reports.svg import PlotArea, circles, crosses, rectangle, svg, text, ticks

from .places import PLACES

TYPES = ["<f4", "<f8", "<i4", "<i8", "|u1", "|b1"]
SHAPES = st.lists(st.integers(0, 4), max_size=3).map(tuple)
NAMES = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=9).filter(lambda name: name != "metadata")
# XML has no letter for these, whoever writes it.
LEGAL = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30)
PLAIN = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | LEGAL
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEGAL, inner, max_size=3))


@given(st.dictionaries(NAMES, st.tuples(st.sampled_from(TYPES), SHAPES, st.booleans()), max_size=4), JSON, st.data())
def test_arrays_and_metadata_come_back_byte_by_byte(tmp_path_factory, described, value, data):
    folder = tmp_path_factory.mktemp("arrays")
    rng = np.random.default_rng(data.draw(st.integers(0, 999)))
    arrays = {}
    for name, (kind, shape, by_columns) in described.items():
        content = rng.integers(0, 2 if kind == "|b1" else 256, 8 * int(np.prod(shape)), dtype=np.uint8).tobytes()
        array = np.frombuffer(content, kind)[: int(np.prod(shape))].reshape(shape)
        arrays[name] = np.asfortranarray(array) if by_columns else array
    write_arrays(folder / "a.npz", arrays, {"value": value})
    again, metadata = read_arrays(folder / "a.npz", "a file", ValueError, 10**6)
    assert (
        metadata
        == read_metadata(folder / "a.npz", "a file", ValueError, 10**6)
        == json.loads(json.dumps({"value": value}))
    )
    assert set(again) == set(arrays)
    for name, array in arrays.items():
        assert (again[name].dtype, again[name].shape) == (array.dtype, array.shape)
        assert again[name].tobytes() == array.tobytes()
    assert [path.name for path in folder.iterdir()] == ["a.npz"]


@given(st.text(max_size=200))
def test_a_free_path_is_one_file_in_its_folder(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("own")
    seen = set()
    for _ in range(3):
        path = free_path(folder, name)
        assert path.parent == folder
        path.write_text("")
        seen.add(path)
    assert len(seen) == 3


@given(JSON, st.integers(1, 50))
def test_a_line_is_one_line(value, most):
    told = line(value, most)
    assert len(told) <= most
    assert told == " ".join(told.split())


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.texts = [], []

    def handle_starttag(self, tag, _attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        self.texts.append(data)


@given(LEGAL, LEGAL)
def test_text_is_text_in_a_page(title, caption):
    reader = Reader()
    reader.feed(page(title, [figure("<svg></svg>", caption)]))
    assert reader.tags == [
        *["html", "head", "meta", "meta", "meta", "title", "style", "body", "main", "figure", "svg", "figcaption"]
    ]
    assert title in reader.texts or not title
    assert caption in reader.texts or not caption


@given(st.lists(LEGAL, max_size=4))
def test_names_and_sentences_are_text_in_a_page(sentences):
    reader = Reader()
    reader.feed(read_first(sentences))
    assert reader.tags == (["h2", "ul", *["li"] * len(sentences)] if sentences else [])
    assert reader.texts[1:] == [sentence for sentence in sentences if sentence]
    reader = Reader()
    reader.feed(head_cells(sentences))
    assert reader.tags == ["th"] * len(sentences)
    assert reader.texts == [sentence for sentence in sentences if sentence]


@given(LEGAL, LEGAL, st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)), min_size=1, max_size=5))
def test_a_drawing_is_xml_whatever_is_written_in_it(title, content, points):
    x, y = np.array(points).T
    parts = [text(1, 2, content, turn=9), circles(x, y, 2, "#fff"), crosses(x, y, 2, "#fff")]
    parts.append(rectangle(0, 0, 5, 5, "#fff"))
    document = minidom.parseString(svg(10, 10, parts, title))  # noqa: S318 (of our own making)
    (written,) = document.getElementsByTagName("text")
    assert "".join(node.data for node in written.childNodes) == content
    assert document.documentElement.getAttribute("aria-label").split() == title.split()


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 9))
def test_ticks_are_round_and_evenly_spread_between_the_ends(low, span, count):
    values = ticks(low, low + span, count)
    assert 1 <= len(values) <= count + 1
    assert (values >= low - 1e-6 * span).all()
    assert (values <= low + span * (1 + 1e-6)).all()
    if len(values) > 2:
        step = values[1] - values[0]
        np.testing.assert_allclose(np.diff(values), step, rtol=1e-6, atol=1e-9 * abs(low))
    axes = PlotArea((low, low + span), (0, 1), "x", "y")
    assert axes.left <= axes.x(low) < axes.x(low + span) <= axes.right
    assert axes.top <= axes.y(1) < axes.y(0) <= axes.bottom


@given(st.integers(3, 20), st.integers(3, 20), st.integers(1, 24), st.none() | st.floats(1e-300, 1e300), st.data())
def test_a_square_of_a_picture_keeps_its_mean_and_its_range(height, width, size, most, data):
    rng = np.random.default_rng(data.draw(st.integers(0, 999)))
    picture = rng.integers(0, 256, (height, width, 3))
    small = square(picture, size, most)
    assert small.shape == (size, size, 3)
    assert small.min() >= picture.min() - 1e-3
    assert small.max() <= picture.max() + 1e-3
    one_colour = square(np.full((height, width, 3), 77), size, most)
    np.testing.assert_allclose(one_colour, 77, atol=1e-3)
    if height == width and size <= height and most is None:
        np.testing.assert_allclose(small.mean(axis=(0, 1)), picture.mean(axis=(0, 1)), atol=1e-2)


@given(st.text(max_size=6) | st.sampled_from(["lon", "São", "sao", "new y", "MÜN"]), st.integers(1, 12))
def test_towns_that_are_found_begin_with_what_was_typed_or_have_a_word_that_does(typed, count):
    found = find_towns(typed, count)
    assert len(found) <= count
    assert find_towns(typed, 2 * count)[: len(found)] == found
    assert [str(town) for town in find_towns(typed.upper(), count)] == [str(town) for town in find_towns(typed, count)]
    for town in found:
        assert nearest_town(town.lon, town.lat)[1] < 50


@given(PLACES)
def test_the_nearest_town_is_as_far_as_it_says(place):
    town, distance = nearest_town(*place)
    assert abs(great_circle_distance([place], [[town.lon, town.lat]])[0] - distance) < 50
    assert str(town) == place_name(*place) or distance > 100_000
