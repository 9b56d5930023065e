"""`import placeprint`: what it offers, what it costs, and that pip installs it."""

import re
import subprocess
import sys
from pathlib import Path

import geopandas
import numpy as np
import pandas
import pytest
from sklearn.base import clone
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline

import placeprint
from placeprint.encoder.earth.places import lonlat_array
from placeprint.sklearn import LocationEmbedding
from placeprint.tools.package import is_shipped

ROOT = Path(__file__).resolve().parents[2]

LONLAT = np.array([(8.55, 47.37), (114.17, 22.28), (-179.0, -17.0)])


def test_all_names_are_there_and_listed():
    assert {name for name in placeprint.__all__ if getattr(placeprint, name) is not None} == set(placeprint.__all__)
    assert set(placeprint.__all__) <= set(dir(placeprint))
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    assert f"\nversion={placeprint.__version__}\n" in metadata
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = placeprint.nothing_of_this_name


def test_nothing_is_loaded_before_it_is_used(tmp_path):
    code = (
        "import sys, placeprint; before = {name for name in sys.modules if name.startswith('placeprint')}\n"
        "assert before == {'placeprint'} and 'numpy' not in sys.modules, before\n"
        "placeprint.load_encoder; assert 'numpy' in sys.modules and 'sklearn' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)


def test_scikit_learn_is_not_hidden_from_who_starts_in_the_root():
    code = "import sklearn, placeprint.sklearn; print(sklearn.__version__)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_pip_installs_every_package_that_ships():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'"([\w.]+)"', re.search(r"^packages = \[(.*?)\]", text, re.M | re.S)[1])
    folders = [path.parent for room in ("api", "encoder") for path in (ROOT / room).rglob("__init__.py")]
    shipped = {".".join(["placeprint", *folder.relative_to(ROOT).parts]) for folder in folders}
    assert sorted(listed) == ["placeprint", *sorted(shipped)]
    assert is_shipped(Path("py.typed"))


def geo_series(crs=None):
    series = geopandas.GeoSeries.from_xy(*LONLAT.T, crs=4326)
    return series if crs is None else series.to_crs(crs)


PLACES = {
    "rows": LONLAT.tolist(),
    "two columns": pandas.DataFrame({"first": LONLAT[:, 0], "second": LONLAT[:, 1]}),
    "columns by name": pandas.DataFrame({"id": range(3), "Latitude": LONLAT[:, 1], "Longitude": LONLAT[:, 0]}),
    "a GeoSeries": geo_series(),
    "a GeoSeries in metres": geo_series("EPSG:3857"),
    "a GeoDataFrame": geopandas.GeoDataFrame({"lat": [9.0, 9.0, 9.0], "lon": [9.0, 9.0, 9.0]}, geometry=geo_series()),
    "a GeoDataFrame in metres": geopandas.GeoDataFrame(geometry=geo_series("EPSG:8857")),
}


@pytest.mark.parametrize("places", PLACES.values(), ids=PLACES)
def test_places_come_in_many_forms(small_encoder, places):
    np.testing.assert_allclose(lonlat_array(places), LONLAT, rtol=0, atol=1e-6)
    expected = small_encoder.encode(LONLAT)
    np.testing.assert_allclose(small_encoder.encode(places), expected, rtol=0, atol=1e-4 * np.abs(expected).max())


def test_places_that_cannot_be_understood_are_refused(small_encoder):
    with pytest.raises(ValueError, match="no CRS"):
        small_encoder.encode(geopandas.GeoSeries.from_xy(*LONLAT.T))
    mixed, missing = geo_series(), geo_series()
    mixed.iloc[1] = mixed.iloc[1].buffer(1)
    with pytest.raises(ValueError, match="row 1 is a Polygon"):
        small_encoder.encode(mixed)
    missing.iloc[2] = None
    with pytest.raises(ValueError, match="row 2"):
        small_encoder.encode(missing)
    with pytest.raises(ValueError, match="no columns lon and lat"):
        small_encoder.encode(pandas.DataFrame({"a": [1.0], "b": [2.0], "c": [3.0]}))


def test_the_most_similar_places_among_candidates_and_in_the_world(encoder):
    references = placeprint.ReferenceSet(encoder, [(114.17, 22.28)])
    best, worst = placeprint.most_similar(references, 2, candidates=geo_series().iloc[[0, 2]])
    assert (best.row, worst.row) == (0, 1)
    assert (best.lon, best.lat) == pytest.approx((8.55, 47.37))
    assert best.similarity == pytest.approx(references.similarity([(8.55, 47.37)])[0], abs=1e-5)
    (found,) = placeprint.most_similar(references, 1, min_distance=1e6)
    assert found.distance >= 1e6
    assert found.similarity > 0.7


def test_a_diverse_sample_of_places(encoder):
    places = [(10, 50), (10.1, 50), (100, 20), (-60, -10)]
    sample = placeprint.diverse_sample(encoder, places, 3)
    assert {2, 3} < set(sample.rows.tolist())
    assert placeprint.diverse_sample(encoder, places, 1, sampled=[(10, 50)]).rows.tolist() in ([2], [3])


def test_an_embedding_in_a_pipeline(encoder):
    rng = np.random.default_rng(0)
    places = np.stack([rng.uniform(-180, 180, 60), rng.uniform(-60, 70, 60)], axis=1)
    search = GridSearchCV(
        make_pipeline(LocationEmbedding(), LinearRegression()), {"locationembedding__n_components": [2, 8]}, cv=3
    )
    search.fit(places, np.abs(places[:, 1]))
    assert search.best_score_ > 0.5
    embedding = search.best_estimator_["locationembedding"]
    columns = embedding.get_feature_names_out()
    assert list(columns) == [f"pc{number + 1}" for number in range(embedding.n_components)]
    expected = encoder.principal_components(encoder.encode(places), embedding.n_components)
    np.testing.assert_array_equal(embedding.transform(places), expected)


def test_an_embedding_is_cloned_and_gives_tables(encoder):
    embedding = LocationEmbedding()
    copy = clone(embedding).set_output(transform="pandas")
    table = copy.fit_transform(geo_series("EPSG:3857"))
    assert list(table.columns) == [f"e{number}" for number in range(encoder.dim)]
    assert not hasattr(embedding, "encoder_")
    with pytest.raises(ValueError, match="n_components"):
        LocationEmbedding(n_components=0).fit(LONLAT)
    with pytest.raises(ValueError, match="row 0 is not a place"):
        LocationEmbedding().fit([(0, 91)])


def test_the_block_of_the_guide_that_needs_scikit_learn_runs(tmp_path):
    text = (ROOT / "docs/guide/python.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python sklearn\n(.*?)```", text, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert re.fullmatch(r"\[[\d.]+\]\n", done.stdout)


def test_the_guide_uses_public_names_alone():
    text = (ROOT / "docs/guide/python.md").read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    assert set(re.findall(r"placeprint\.(\w+)", blocks)) <= set(placeprint.__all__)
    assert "import placeprint." not in blocks
