import numpy as np

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.lab.evaluation import baselines
from placeprint.lab.evaluation.baselines import cosine


def test_the_rows_that_need_no_training(monkeypatch):
    places = fibonacci_lattice(300)
    monkeypatch.setattr(baselines, "geoclip_embeddings", lambda lonlat: np.ones((len(lonlat), 4), np.float32) + 1e-3)
    rows = {contender.name: contender for contender in baselines.baselines(places)}
    assert [name for name in rows if name.startswith("harmonics")] == [f"harmonics, L = {L}" for L in (10, 20, 40)]
    assert rows["harmonics, L = 10"].features.shape == (300, 100)
    assert rows["x y z"].features.shape == (300, 3)
    assert not rows["nearest neighbours"].likenesses
    assert len(rows["GeoCLIP"].likenesses) == 2
    assert rows["chance"].features is None
    (by_latitude,) = rows["absolute latitude"].likenesses.values()
    # The lattice is the same in the north as in the south: the mirrored place is the most alike.
    assert by_latitude(40)[299 - 40] == by_latitude(40).max()


def test_cosines():
    (query,) = cosine(np.array([[1.0, 0.0], [3.0, 4.0], [-2.0, 0.0], [0.0, 0.0]])).values()
    np.testing.assert_allclose(query(0), [1, 0.6, -1, 0], atol=1e-7)
