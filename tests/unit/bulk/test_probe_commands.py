"""The command `train-probe`."""

import json

import numpy as np
import pytest

from placeprint.encoder.cli import main
from placeprint.encoder.probes.probe_file import read_probe
from placeprint.encoder.probes.training import train_probe

from ...closeness import assert_close


@pytest.fixture
def lonlat(random_places):
    return random_places[np.abs(random_places[:, 1]) < 80][:80]


def as_csv(path, lonlat, **columns):
    names = ["lon", "lat", *columns]
    rows = zip(*lonlat.T.tolist(), *columns.values())
    path.write_text("\n".join(",".join(map(str, row)) for row in [names, *rows]), encoding="utf-8")


def as_geojson(path, lonlat, **columns):
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": place},
            "properties": {name: values[row] for name, values in columns.items()},
        }
        for row, place in enumerate(lonlat.tolist())
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


@pytest.mark.parametrize("write", [as_csv, as_geojson])
def test_a_file_of_labelled_points_becomes_the_probe_that_python_trains(encoder, lonlat, tmp_path, capsys, write):
    labels = np.abs(lonlat[:, 1]).round(3).tolist()
    covariate = lonlat[:, 0].round(3).tolist()
    nothing = "" if write is as_csv else None
    write(tmp_path / "points", lonlat, height=[nothing, *labels[1:]], east=[*covariate[:-1], nothing])
    path = tmp_path / f"points.{write.__name__[3:]}"
    (tmp_path / "points").rename(path)
    made, report = tmp_path / "height.probe.npz", tmp_path / "report.html"
    options = ["--label", "height", "--covariate", "east", "--report", str(report), "--block-km", "900"]
    assert main(["train-probe", str(path), "-o", str(made), *options]) == 0
    assert "79 of 80 points have a place and a label" in capsys.readouterr().out
    assert "<html" in report.read_text(encoding="utf-8")
    probe = read_probe(made, encoder)
    beside = np.array([*covariate[:-1], np.nan])[1:, np.newaxis]
    expected = train_probe(
        encoder, lonlat[1:], labels[1:], beside, covariate_names=["east"], field="height", block_km=900
    ).probe
    assert probe.metadata.scores.keys() == expected.metadata.scores.keys()
    assert probe.metadata.scores["blocked"] == pytest.approx(expected.metadata.scores["blocked"])
    places, numbers = encoder.encode(lonlat), np.zeros((80, 1))
    assert_close(probe.predict(places, numbers).values, expected.predict(places, numbers).values, 1e-5)


def test_classes_are_texts_and_a_column_that_is_missing_is_named(lonlat, tmp_path, capsys):
    path = tmp_path / "points.csv"
    as_csv(path, lonlat, zone=["north" if lat > 0 else "south" for lat in lonlat[:, 1]])
    made = tmp_path / "zone.probe.npz"
    assert main(["train-probe", str(path), "--label", "zone", "--without-places", "-o", str(made)]) == 0
    probe = read_probe(made)
    assert (probe.metadata.classes, probe.lonlat) == (["north", "south"], None)
    assert main(["train-probe", str(path), "--label", "region", "-o", str(tmp_path / "other")]) == 1
    assert "has no column region, but lon, lat, zone" in capsys.readouterr().err
    assert main(["train-probe", str(path), "--label", "zone", "-o", str(path)]) == 1
    assert path.read_text(encoding="utf-8").startswith("lon,lat")
