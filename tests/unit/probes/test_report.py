import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest

from placeprint.encoder.probes import drawings
from placeprint.encoder.probes.report import html_of, write_report
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.reports import svg

STRANGE = ['<script>alert("1")</script>', "a & b", "Wüste, heiß", "\"'><img src=x onerror=y>"]


class Page(HTMLParser):
    """The tags, attributes and text of a page, and whether its tags are well nested."""

    VOID = {"meta", "br"}

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text, self._open = [], [], "", []
        self.feed(html)
        assert not self._open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def strange(small_encoder, land):
    labels = np.array(STRANGE)[np.arange(300) % 4]
    return html_of(train_probe(small_encoder, land, labels, field="<i>zone</i>", unit="&"), "<b>.probe.npz")


def test_the_honest_figure_comes_first(numbers):
    page = Page(html_of(numbers))
    honest, random = (f"{numbers.scores[group]['r2']:.2f}" for group in ("blocked", "random"))
    assert page.text.index("In other blocks") < page.text.index(honest) < page.text.index("At random")
    assert random in page.text
    assert "°C" in page.text
    assert f"{numbers.probe.threshold:.3g}" in page.text


def test_names_of_strangers_are_escaped(strange):
    page = Page(strange)
    assert not {"script", "img", "i"} & set(page.tags)
    assert "<i>zone</i>" in page.text
    for name in STRANGE:
        assert name in page.text


def test_nothing_is_fetched_and_nothing_runs(strange, numbers):
    for html in (strange, html_of(numbers)):
        page = Page(html)
        assert not re.search(r"https?:|//[a-z]|url\(|@import", html)
        assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
        assert not [name for name, _ in page.attributes if name in ("src", "href") or name.startswith("on")]
        assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in page.attributes


def test_warnings_are_shown(small_encoder, land, warmth):
    labels = np.random.default_rng(0).normal(size=300)
    trained = train_probe(small_encoder, land, labels)
    assert any(warning.code == "no_better_than_baseline" for warning in trained.warnings)
    assert "Do not use its map" in Page(html_of(trained)).text


def test_every_drawing_has_a_title_and_is_sound_xml(numbers, classes, strange):
    for html, count in ((html_of(numbers), 3), (html_of(classes), 3), (strange, 3)):
        found = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
        assert len(found) == count
        for drawing in found:
            root = ElementTree.fromstring(drawing)  # noqa: S314 - our own
            assert root.find("title").text
            assert root.get("role") == "img"
            assert "nan" not in drawing
            assert "inf" not in drawing.lower().replace("info", "")


def test_what_the_file_gives_away_is_told(numbers, small_encoder, land, warmth):
    assert "holds the coordinates" in Page(html_of(numbers)).text
    closed = train_probe(small_encoder, land, warmth, keep_places=False)
    assert "moved by 10 to 30 km" in Page(html_of(closed)).text


def test_a_file_is_written_in_utf_8(numbers, tmp_path):
    write_report(tmp_path / "report.html", numbers, "warmth.probe.npz")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert text == html_of(numbers, "warmth.probe.npz")
    assert len(text) < 200_000


def test_200_classes_have_a_table_that_folds_and_a_matrix_of_the_most_frequent(small_encoder, land):
    trained = train_probe(small_encoder, land, np.array([f"class {index % 100}" for index in range(300)]))
    page = Page(html_of(trained))
    assert "details" in page.tags
    assert f"The {drawings.MOST_SHOWN} most frequent classes" in page.text


def test_what_has_random_folds_only_says_so(small_encoder, warmth):
    places = 0.01 * np.random.default_rng(0).normal(size=(40, 2)) + [10.05, 50.05]
    page = Page(html_of(train_probe(small_encoder, places, warmth[:40], block_km=3000)))
    assert "In other blocks" not in page.text.split("All scores")[0]
    assert "ALL FIGURES ARE FLATTERING" in page.text


@pytest.mark.parametrize(
    ("lonlat", "wide"),
    [
        pytest.param([(178, -17), (-179, -16.5), (177, -18)], 10, id="across the antimeridian"),
        pytest.param([(10, 50), (10.001, 50), (10, 50.001)], 2, id="a village"),
        pytest.param([(0, 90), (100, 89), (-120, 88)], 361, id="the north pole"),
        pytest.param([(x, y) for x in range(-175, 180, 10) for y in (-80, 80)], 361, id="the world"),
    ],
)
def test_maps_show_where_the_places_are_wherever_that_is(lonlat, wide):
    where = drawings._Map(np.array(lonlat, dtype=float))
    x, y = where.at(np.array(lonlat, dtype=float))
    assert ((x >= 0) & (x <= where.width) & (y >= 0) & (y <= where.height)).all()
    west, east, _, _ = where._box
    assert east - west <= wide


def test_the_land_on_a_map_is_land():
    italy = drawings._Map(np.array([(5.0, 36.0), (20.0, 47.0)]))
    drawing = "".join(italy.land())
    strips = re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v", drawing)
    rome, tyrrhenian = (np.array(italy.at(np.array([place]))).ravel() for place in ((12.5, 42.0), (11.5, 40.0)))

    def covered(point):
        rows = italy.height / round(320 * italy.height / italy.width)
        return any(
            float(x) <= point[0] <= float(x) + float(width) and float(y) <= point[1] <= float(y) + rows
            for x, y, width in strips
        )

    assert covered(rome)
    assert not covered(tyrrhenian)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-3, 812), (1e-6, 2e-6), (5, 5), (0, 5e-324), (-1e9, 1e9)])
def test_scales_have_a_few_round_numbers(low, high):
    found = svg.ticks(low, high)
    assert 1 <= len(found) <= 6
    assert (found >= low - 1e-12).all()
    assert (found <= high * (1 + 1e-9) + 1e-12).all()


def test_a_scale_without_a_multiple_of_its_step_has_finer_ones():
    assert svg.ticks(1, 400_002, 2).tolist() == [250_000]
