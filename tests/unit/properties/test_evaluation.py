import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder.earth.sphere import unit_vectors
from placeprint.encoder.probes.folds import random_folds
from placeprint.encoder.probes.scores import r2
from placeprint.lab.evaluation.evaluate import (
    Result,
    Scores,
)
from placeprint.lab.evaluation.kriging import Kriging
from placeprint.lab.evaluation.probes import (
    LinearProbes,
    NeighbourProbes,
    cross_validate,
    few_shot,
    score,
)
from placeprint.lab.evaluation.splits import few_shot_draws
from placeprint.lab.evaluation.tables import (
    NONE,
    Column,
    Table,
    as_text,
    best_of,
    markdown,
    not_won,
    number,
    rows_of,
    spread_of,
    value_of,
)

from .places import fewer

SEEDS = st.integers(0, 9999)
KIND = st.sampled_from(["regression", "classification"])


def places_of(rng, count):
    return np.stack([rng.uniform(-180, 180, count), np.degrees(np.arcsin(rng.uniform(-1, 1, count)))], axis=1)


# Tables

SCORE = st.floats(-2, 2)
# Now and then a score is missing.
MISSING = st.integers(0, 9).map(lambda chance: chance == 0)
NAMES = st.sampled_from(["a", "b", "c"])


@st.composite
def results_of(draw):
    """Rows of a table of columns a and b, some of which lack some."""
    results = []
    for row in range(draw(st.integers(2, 4))):
        names, seeds = draw(st.just({"a", "b"}) | st.sets(NAMES)), draw(st.integers(1, 3))
        scores = [
            Scores({name: np.array(draw(st.lists(SCORE, min_size=2, max_size=2))) for name in sorted(names)}, "")
            for _ in range(seeds)
        ]
        if names and draw(MISSING):
            scores[0].values[min(names)][0] = np.nan
        results.append(Result(f"row {row}", scores))
    return results


COLUMNS = st.builds(
    Column,
    st.sampled_from([("a",), ("b",), ("a", "b")]),
    st.just("some"),
    st.sampled_from([True, False, None]),
    st.integers(0, 4),
)


@given(results_of(), st.lists(COLUMNS, min_size=1, max_size=3), st.booleans())
def test_the_best_of_every_column_is_marked_and_nothing_betters_it(results, columns, draws):
    table = Table("Some", tuple(columns), draws)
    rows = rows_of(table, results)
    assert {name for name, _ in rows} <= {result.name for result in results}
    by_name = {result.name: result for result in results}
    for at, column in enumerate(columns):
        cells = {name: cells[at] for name, cells in rows}
        for name, cell in cells.items():
            value = value_of(by_name[name], column)
            assert (cell is None) == (value is None)
            if cell is not None:
                assert cell.value == value
                spread = spread_of(by_name[name], column, draws)
                assert cell.spread == spread or (np.isnan(cell.spread) and np.isnan(spread))
                assert not spread < 0
        values = [cell.value for cell in cells.values() if cell is not None]
        best = best_of([None, *values], column)
        assert (best is None) == (column.higher is None or not values)
        marked = [cell.value for cell in cells.values() if cell is not None and cell.best]
        assert bool(marked) == (best is not None)
        for value in marked:
            assert number(value, column) == best
            assert all(number(value, column) == best or (value > other) == column.higher for other in values)
        if best is not None:
            assert (max(values) if column.higher else min(values)) in marked
    # Every row but the best of a column has lost it.
    for name, cells in rows:
        lost = not_won(table, results, name)
        assert len(lost) == sum(
            cell is not None and not cell.best and column.higher is not None for cell, column in zip(cells, columns)
        )
    lines = markdown(table, results).splitlines()
    assert len(lines) == 2 + len(rows)
    assert {line.count("|") for line in lines} == {len(columns) + 2}
    text = as_text(table, results).splitlines()
    assert len(text) == 2 + len(rows)
    assert len({len(line) for line in text[1:]}) == 1
    for (_, cells), line in zip(rows, text[2:]):
        assert line.count("*") == sum(cell is not None and cell.best for cell in cells)
        assert (NONE in line) or None not in cells


# Probes of the table


@fewer
@given(SEEDS, st.integers(20, 60), st.integers(1, 4), KIND)
def test_probes_tell_what_they_learned_whatever_the_units(seed, count, width, kind):
    rng = np.random.default_rng(seed)
    train_, test = (rng.normal(size=(size, width)).astype(np.float32) for size in (count, 9))
    labels = rng.integers(0, 3, count) if kind == "classification" else rng.normal(size=count)
    settings = LinearProbes.settings[kind]
    told = list(LinearProbes(train_, test).predict(labels, kind, settings))
    assert len(told) == len(settings)
    other = list(LinearProbes(8 * train_ + 1, 8 * test + 1).predict(labels, kind, settings))
    for one, two in zip(told, other):
        assert one.shape == (9,)
        if kind == "classification":
            assert set(one) <= set(labels)
        else:
            np.testing.assert_allclose(one, two, atol=1e-3)
    if kind == "regression":
        # The stronger, the nearer to the mean.
        spreads = [np.abs(one - labels.mean()).max() for one in told]
        assert spreads == sorted(spreads)
    vectors, here = unit_vectors(places_of(rng, count)), unit_vectors(places_of(rng, 9))
    probes = NeighbourProbes(vectors, np.concatenate([here, vectors[:3]]))
    for found in probes.predict(labels, kind, (1, 5)):
        assert labels.min() - 1e-6 <= found.min() <= found.max() <= labels.max() + 1e-6
        # A place at the very same spot decides alone.
        np.testing.assert_allclose(found[9:], labels[:3], atol=1e-2)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=20))
def test_a_score_is_one_where_all_is_told(pairs):
    found, labels = np.array(pairs).T
    assert score(labels, labels, "classification") == 1
    assert 0 <= score(found, labels, "classification") <= 1
    assume(np.ptp(labels))
    assert score(labels, labels, "regression") == 1
    assert score(found, labels, "regression") <= 1


@fewer
@given(SEEDS, st.integers(60, 90))
def test_what_is_linear_is_told_out_of_fold_and_by_few(seed, count):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(count, 3)).astype(np.float32)
    truth = {
        "line": features @ [1.0, 2.0, 3.0],
        "sign": (features[:, 0] > 0).astype(int),
        "chance": rng.normal(size=count),
    }
    kinds = {"line": "regression", "sign": "classification", "chance": "regression"}
    found = cross_validate(LinearProbes, features, truth, kinds, random_folds(count))
    assert all(scores.shape == (5,) for scores in found.values())
    assert found["line"].min() > 0.99
    # Of classes the strengths are tried from the strongest only as long as that helps, which so few places do not show.
    assert ((found["sign"] >= 0) & (found["sign"] <= 1)).all()
    assert found["chance"].mean() < 0.5
    draws = few_shot_draws(count, 30, 4, seed)
    few = few_shot(LinearProbes, features, truth, kinds, draws)
    assert all(scores.shape == (4,) for scores in few.values())
    assert few["line"].min() > 0.95
    assert few["sign"].mean() > 0.6
    # The labels that are tested on are not learned from.
    spoilt = truth["line"].copy()
    rest = np.setdiff1d(np.arange(count), draws[0])
    spoilt[rest] = rng.permutation(spoilt[rest])
    assert few_shot(LinearProbes, features, {"line": spoilt}, {"line": "regression"}, draws[:1])["line"][0] < 0.9


# Kriging


@fewer
@given(SEEDS, st.integers(60, 120), st.booleans(), KIND)
def test_kriging_tells_a_constant_and_classes_that_there_are(seed, count, has_embeddings, kind):
    rng = np.random.default_rng(seed)
    lonlat = places_of(rng, count)
    embeddings = unit_vectors(lonlat) if has_embeddings else None
    learn, test = np.arange(0, count - 10), np.arange(count - 10, count)
    kriging = Kriging(lonlat, embeddings)
    if kind == "classification":
        labels = rng.integers(0, 3, count)
        told, _ = kriging.predict(labels, learn, test, kind)
        assert set(told) <= set(labels[learn])
    else:
        labels = np.sin(np.radians(lonlat[:, 1]))
        told, covariance = kriging.predict(labels, learn, test, kind)
        assert r2(told, labels[test]) > 0.5
        assert (covariance.likeness is None) or has_embeddings
        # A transform of the labels is turned back.
        turned, _ = kriging.predict(np.exp(labels), learn, test, kind, np.log)
        assert turned.shape == (10,)
        higher, _ = kriging.predict(labels + 5, learn, test, kind)
        np.testing.assert_allclose(higher, told + 5, atol=1e-2)
