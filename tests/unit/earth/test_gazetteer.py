import numpy as np
import pytest

from placeprint.encoder.earth import gazetteer
from placeprint.encoder.earth.gazetteer import Town, describe, find_towns, nearest_town, place_name
from placeprint.encoder.earth.sphere import great_circle_distance
from placeprint.tools.make_gazetteer import write_gazetteer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hong Kong", "Hong Kong, HK"),
        ("  hong   KONG ", "Hong Kong, HK"),
        ("zurich", "Zürich, CH"),
        ("São Paulo", "São Paulo, BR"),
        ("sao paulo", "São Paulo, BR"),
        ("Paris", "Paris, FR"),
        ("new york", "New York City, US"),
        ("Aires", "Buenos Aires, AR"),
    ],
)
def test_a_town_is_found_however_it_is_written(text, name):
    assert str(find_towns(text)[0]) == name


def test_the_same_name_comes_before_longer_ones_and_large_towns_before_small():
    names = [town.name for town in find_towns("York", 10)]
    assert names[0] == "York"
    assert names.index("Yorkville") < names.index("New York City")


@pytest.mark.parametrize("text", ["", "  ", "Nowhereville-upon-Nothing"])
def test_what_is_no_town_is_not_found(text):
    assert find_towns(text) == []


def test_no_more_are_found_than_asked_for():
    assert len(find_towns("san", 7)) == 7


def test_the_nearest_town_is_the_nearest(random_places):
    lonlat = gazetteer._gazetteer().lonlat
    for place in random_places[:50]:
        town, distance = nearest_town(*place)
        expected = great_circle_distance(lonlat, [place]).min()
        assert distance == pytest.approx(expected, abs=1.0)
        assert great_circle_distance([(town.lon, town.lat)], [place])[0] == pytest.approx(expected, abs=20.0)


def test_a_place_is_called_by_the_town_nearby_or_by_its_coordinates():
    assert describe([(114.17, 22.28), (-140.0, -30.0)]) == ["Hong Kong, HK", "-140.00, -30.00"]
    assert place_name(114.17, 22.28) == "Hong Kong, HK"
    with pytest.raises(ValueError, match="latitude"):
        place_name(0, 91)


def test_towns_lie_apart_and_on_earth():
    towns = gazetteer._gazetteer()
    assert len(towns.lines) == len(towns.lonlat) > 10_000
    assert np.abs(towns.lonlat[:, 1]).max() < 90
    assert all(len(line.split("\t")[1]) == 2 for line in towns.lines)
    apart = towns.vectors[:300] @ towns.vectors.T
    assert np.sort(apart, axis=1)[:, -2].max() < np.cos(14_000 / 6_371_000)


def test_what_is_written_is_read(tmp_path, monkeypatch):
    path = tmp_path / "gazetteer.npz"
    write_gazetteer([Town("Ålesund", "NO", 6.15, 62.47), Town("Lima", "PE", -77.03, -12.04)], path)
    monkeypatch.setattr(gazetteer, "GAZETTEER_FILE", path)
    gazetteer._gazetteer.cache_clear()
    try:
        assert find_towns("alesund") == [Town("Ålesund", "NO", 6.15, 62.47)]
    finally:
        gazetteer._gazetteer.cache_clear()
