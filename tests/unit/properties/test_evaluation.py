import itertools

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.images.image_tower import FEATURES, ImageTower
from placeprint.encoder.networks.efficientnet import DIM
from placeprint.encoder.probes.folds import random_folds
from placeprint.encoder.probes.scores import r2
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.training.backbone import Backbone
from placeprint.encoder.training.scenes import CALM, Scenes
from placeprint.lab.evaluation.analogues import analogue_agreement
from placeprint.lab.evaluation.baselines import cosine
from placeprint.lab.evaluation.evaluate import (
    Result,
    Scores,
    Splits,
    contender_of,
    group,
    measure_images,
    measure_reach,
    summary,
)
from placeprint.lab.evaluation.experiments import LineFit, Rain, RainProbe, learn_and_test
from placeprint.lab.evaluation.geolocation import (
    CONDITIONS,
    HELD_OUT,
    Condition,
    ImageNeighbours,
    LocatedImages,
    Measured,
    calibration_error,
    chance,
    pictures_of,
    reliability,
)
from placeprint.lab.evaluation.geolocation_report import bars
from placeprint.lab.evaluation.kriging import Covariance, Kriging, Neighbourhood
from placeprint.lab.evaluation.probes import (
    LinearProbes,
    NeighbourProbes,
    choose,
    cross_validate,
    few_shot,
    score,
)
from placeprint.lab.evaluation.resolution import DISTANCES, TOLD_APART, likeness_reach, resolution, told_apart
from placeprint.lab.evaluation.retrieval import WIDTHS, View, image_tower_of, retrieval
from placeprint.lab.evaluation.splits import few_shot_draws, spatial_folds
from placeprint.lab.evaluation.tables import (
    NONE,
    Column,
    Table,
    as_text,
    best_of,
    markdown,
    not_won,
    number,
    probe_table,
    rows_of,
    spread_of,
    value_of,
)
from placeprint.lab.evaluation.targets import KINDS, evaluation_points

from .places import fewer, lists_of_places

SEEDS = st.integers(0, 9999)
KIND = st.sampled_from(["regression", "classification"])


def places_of(rng, count):
    return np.stack([rng.uniform(-180, 180, count), np.degrees(np.arcsin(rng.uniform(-1, 1, count)))], axis=1)


# Splits


@given(lists_of_places(), st.integers(1, 6), st.floats(0.5, 90), SEEDS)
def test_blocks_of_degrees_go_to_a_fold_whole(lonlat, folds, degrees, seed):
    number = spatial_folds(lonlat, folds, degrees, seed)
    assert number.shape == (len(lonlat),)
    assert ((number >= 0) & (number < folds)).all()
    block = np.floor(np.add(lonlat, [180, 90]) / degrees)
    for one in np.unique(block, axis=0):
        assert len(set(number[(block == one).all(axis=1)])) == 1
    np.testing.assert_array_equal(number, spatial_folds(lonlat, folds, degrees, seed))


@given(st.integers(1, 60), st.integers(1, 9), SEEDS, st.data())
def test_draws_are_without_repetition(count, draws, seed, data):
    labels = data.draw(st.integers(1, count))
    rows = few_shot_draws(count, labels, draws, seed)
    assert rows.shape == (draws, labels)
    assert all(len(set(draw)) == labels for draw in rows)
    assert rows.min() >= 0
    assert rows.max() < count
    learn, test = learn_and_test(count, seed)
    assert sorted([*learn, *test]) == list(range(count))
    assert len(test) == round(0.2 * count)


@fewer
@given(st.integers(100, 300), SEEDS)
def test_the_splits_of_the_table_are_of_all_places(count, seed):
    splits = Splits.of(places_of(np.random.default_rng(seed), count), seed)
    assert splits.few.shape == (10, 100)
    for folds in (splits.random, *splits.blocks):
        assert folds.shape == (count,)
        assert set(folds) <= set(range(5))


@given(st.integers(1, 300), SEEDS)
def test_evaluation_points_are_land_north_of_the_antarctic(count, seed):
    points = evaluation_points(count, seed)
    assert points.shape == (count, 2)
    assert is_land(points).all()
    assert points[:, 1].min() > -60
    np.testing.assert_array_equal(points, evaluation_points(count, seed))


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


@given(st.lists(st.none() | st.floats(-9, 9), max_size=6), st.sampled_from([True, False, None]), st.integers(0, 4))
def test_nothing_in_a_column_is_better_than_its_best(values, higher, digits):
    column = Column((), "", higher, digits)
    best, known = best_of(values, column), [value for value in values if value is not None]
    if higher is None or not known:
        assert best is None
        return
    assert best in {number(value, column) for value in known}
    turned = best_of([value if value is None else -value for value in values], column._replace(higher=not higher))
    assert turned == number(-float(best), column)
    assert all((value if higher else -value) <= (1 if higher else -1) * float(best) + 10.0**-digits for value in known)


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_a_number_is_written_so_that_it_can_be_read(value, digits):
    text = number(value, Column((), "", digits=digits))
    assert float(text.replace(",", "")) == pytest.approx(value, abs=0.5000001 * 10.0**-digits)
    assert not text.startswith(("0.", "-0."))


@given(
    st.sampled_from(["blocks", "random", "few-shot"]), st.booleans(), st.lists(st.floats(-1, 1), min_size=8, max_size=8)
)
def test_the_last_column_of_a_table_of_probes_is_the_mean(split, draws, values):
    table = probe_table("Some", split, draws)
    result = Result("row", [Scores({f"{split}: {target}": np.array([v]) for target, v in zip(KINDS, values)}, "")])
    told = [value_of(result, column) for column in table.columns]
    assert told[:-1] == values
    assert told[-1] == pytest.approx(np.mean(values))
    line = summary(result)
    assert line.startswith("row: ")
    assert (number(told[-1], table.columns[-1]) in line) == (split in line or split == "few-shot")


# Analogues


@given(SEEDS, st.integers(30, 60), st.integers(1, 5))
def test_agreement_is_a_share_and_perfect_where_all_are_alike(seed, count, looked_at):
    rng = np.random.default_rng(seed)
    lonlat, likeness = places_of(rng, count), rng.normal(size=(count, count))
    truth = {name: rng.integers(0, 3, count) for name in ("koeppen", "land_cover")}
    truth.update({name: rng.uniform(1, 300, count) for name in ("temperature", "precipitation")})

    def agreement(of):
        return analogue_agreement(lambda row: likeness[row], lonlat, of, 10, looked_at, 1e6, seed)

    found = agreement(truth)
    assert 0 <= found.koeppen <= 1
    assert 0 <= found.land_cover <= 1
    assert found.temperature >= 0
    # Warmer everywhere is no difference; names of classes mean nothing.
    other = agreement({**truth, "temperature": truth["temperature"] + 7, "koeppen": 9 - truth["koeppen"]})
    assert other == pytest.approx(found)
    alike = agreement({name: np.full(count, 5.0) for name in truth})
    assert alike == (1, 1, 0, 0)


@given(SEEDS, st.integers(1, 9), st.integers(1, 4))
def test_the_cosine_to_oneself_is_one(seed, count, width):
    embeddings = np.random.default_rng(seed).normal(size=(count, width))
    likeness = cosine(embeddings, "some")["some"]
    for row in range(count):
        told = likeness(row)
        assert told.shape == (count,)
        assert told[row] == pytest.approx(1, abs=1e-5)
        assert np.abs(told).max() <= 1 + 1e-5
        np.testing.assert_allclose(cosine(3 * embeddings)["cosine"](row), told, atol=1e-5)


@fewer
@given(lists_of_places(least=3), SEEDS)
def test_a_contender_is_its_embeddings_and_their_likeness(small_encoder, lonlat, seed):
    found = contender_of(small_encoder, lonlat)
    np.testing.assert_array_equal(found.features, small_encoder.encode(lonlat))
    z = small_encoder.directions(found.features)
    row = seed % len(lonlat)
    np.testing.assert_allclose(found.likenesses["similarity"](row), z @ z[row], atol=1e-6)


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


@given(SEEDS, st.integers(1, 6))
def test_the_best_setting_is_chosen_and_the_first_of_equals(seed, count):
    rng = np.random.default_rng(seed)
    labels = np.append([0, 1], rng.integers(0, 2, 10))
    told = [rng.integers(0, 2, 12) for _ in range(count)]
    told += [told[0]]
    settings = list(range(count + 1))
    # Of numbers all settings are tried, of classes as long as that helps.
    scores = [score(each, labels, "regression") for each in told]
    assert choose(told, labels, "regression", settings) == scores.index(max(scores))
    scores = [score(each, labels, "classification") for each in told]
    assert scores[choose(told, labels, "classification", settings)] >= scores[0]


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


@given(st.floats(1e4, 1e7), st.none() | st.floats(0.1, 10), st.lists(st.floats(0, 2e7), min_size=1, max_size=9))
def test_what_places_share_falls_off_with_their_distance(ground, likeness, distances):
    covariance = Covariance(ground, likeness, 0.1)
    distances = np.sort(distances)
    told = covariance.of(distances, np.zeros(len(distances)))
    assert ((told >= 0) & (told <= 1 + 1e-12)).all()
    assert (np.diff(told) <= 1e-12).all()
    assert covariance.of(np.zeros(1), np.zeros(1))[0] == 1
    further = covariance.of(distances, np.full(len(distances), 5.0))
    assert (further <= told + 1e-12).all()
    if likeness is None:
        np.testing.assert_array_equal(further, told)


@given(SEEDS, st.integers(1, 4), st.integers(1, 6), st.floats(1e-5, 0.3))
def test_the_weights_of_kriging_sum_to_one(seed, places, neighbours, nugget):
    rng = np.random.default_rng(seed)
    points = rng.uniform(0, 1e6, (places, neighbours + 1, 2))
    apart = np.linalg.norm(points[:, :, np.newaxis] - points[:, np.newaxis], axis=3)
    rows = np.arange(places * neighbours).reshape(places, neighbours)
    covariance = Covariance(5e5, None, nugget)
    weights = Neighbourhood(rows, apart, None).weights(covariance)
    assert weights.shape == (places, neighbours)
    np.testing.assert_allclose(weights.sum(axis=1), 1, atol=1e-6)
    # In whatever order the neighbours come.
    order = np.array([0, *(1 + rng.permutation(neighbours))])
    turned = Neighbourhood(rows, apart[:, order][:, :, order], None).weights(covariance)
    np.testing.assert_allclose(turned, weights[:, order[1:] - 1], atol=1e-5)


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


# Experiments


@given(st.lists(st.tuples(st.floats(0, 1e4), st.floats(0, 1e4)), min_size=2, max_size=20))
def test_a_fit_is_of_the_errors(pairs):
    found, observed = np.array(pairs).T
    assume(np.ptp(observed) > 1e-3)
    fit = LineFit.of(found, observed)
    assert 0 <= fit.error <= fit.largest
    assert fit.r2 <= 1
    wet = Rain(len(pairs), {}, fit, Covariance(1.0, None, 0.1), np.zeros((len(pairs), 2)), observed, found)
    assert wet.absolute_error.max() == fit.largest
    assert wet.absolute_error.mean() == pytest.approx(fit.error)
    perfect = LineFit.of(observed, observed)
    assert (perfect.error, perfect.largest, perfect.r2) == (0, 0, 1)


@pytest.fixture(scope="module")
def probe(small_encoder, random_places):
    lonlat = random_places[:80]
    return train_probe(small_encoder, lonlat, np.sin(np.radians(lonlat[:, 1])), kind="regression").probe


@given(lists_of_places())
def test_millimetres_are_the_cube_of_what_is_told_and_never_below_zero(probe, small_encoder, lonlat):
    fit = LineFit(1.0, 0.0, 0.0)
    embeddings = small_encoder.encode(lonlat)
    told = RainProbe(1, fit, fit, 1.0, probe).millimetres(embeddings)
    assert (told >= 0).all()
    np.testing.assert_allclose(np.cbrt(told), np.maximum(probe.predict(embeddings).values, 0), atol=1e-3)


# Geolocation

GUESSES = st.lists(st.tuples(st.floats(0, 2e7), st.floats(0, 1)), min_size=1, max_size=30)


@given(GUESSES, st.floats(0, 2e7))
def test_guesses_are_counted_in_bins_that_hold_them_all(guesses, metres):
    distance, probability = np.array(guesses).T
    found = LocatedImages(distance, probability)
    assert found.within(metres) == np.mean(distance <= metres)
    assert found.within(found.median) >= 0.5
    assert found.within(np.inf) == 1
    bins = reliability(found)
    assert sum(each.count for each in bins) == len(guesses)
    assert all(0 <= each.right <= 1 and 0 <= each.said <= 1 for each in bins)
    assert sum(each.count * each.right for each in bins) == pytest.approx(np.sum(distance <= 250_000))
    assert 0 <= calibration_error(found) <= 1
    sure = LocatedImages(np.zeros(len(guesses)), np.ones(len(guesses)))
    assert calibration_error(sure) == 0
    assert calibration_error(sure._replace(distance=np.full(len(guesses), 1e7))) == 1


@given(st.tuples(GUESSES, GUESSES, GUESSES, GUESSES))
def test_what_is_asked_of_the_tower_holds_or_does_not(found):
    narrow, near, wide, far = (LocatedImages(*np.array(each).T) for each in found)
    assume(near.median > 0)
    condition = Condition("some", HELD_OUT)
    results = [Measured(condition, WIDTHS[0], narrow, near), Measured(condition, WIDTHS[1], wide, far)]
    later = [each._replace(tower=far, images=near) for each in results]
    told = bars(results + later)
    assert [holds for _, _, holds in told] == [
        wide.median < 100_000,
        wide.within(750_000) >= 0.8,
        narrow.median / near.median <= 1 / 3,
        wide.within(750_000) / max(far.within(750_000), 1e-9) >= 2 / 3,
    ]
    assert CONDITIONS[0].imagery == HELD_OUT


@given(lists_of_places(), SEEDS)
def test_chance_is_the_same_every_time_and_anywhere_on_earth(lonlat, seed):
    found = chance(lonlat, seed)
    assert found.distance.shape == (len(lonlat),)
    assert ((found.distance >= 0) & (found.distance <= np.pi * 6_371_009)).all()
    assert np.isnan(found.probability).all()
    np.testing.assert_array_equal(found.distance, chance(lonlat, seed).distance)


@pytest.fixture(scope="module")
def backbone(efficientnet_arrays):
    return Backbone.from_arrays(efficientnet_arrays)


@fewer
@given(SEEDS, st.integers(2, 6))
def test_a_picture_is_found_where_the_same_picture_was_taken(backbone, seed, count):
    rng = np.random.default_rng(seed)
    pictures = (rng.uniform(0, 255, (count, 1, 1, 3)) * rng.uniform(0.2, 1, (count, 16, 16, 3))).astype(np.float32)
    lonlat, order = fibonacci_lattice(count), rng.permutation(count)
    features = backbone(torch.from_numpy(pictures).permute(0, 3, 1, 2)).numpy()
    assert features.shape == (count, DIM)
    found = ImageNeighbours(backbone, lonlat[order], features[order]).find(pictures, lonlat)
    assert found.distance.max() < 1
    assert np.isnan(found.probability).all()


@fewer
@given(
    lists_of_places(most=5), SEEDS, st.sampled_from([CALM, CALM._replace(haze=1.0)]), st.booleans(), st.integers(8, 20)
)
def test_pictures_of_a_condition_are_the_same_every_time(lonlat, seed, weather, turned, size):
    scenes = Scenes([np.random.default_rng(seed).integers(0, 256, (32, 64, 3), dtype=np.uint8)])
    condition = Condition("some", "june", weather, turned)
    pictures = pictures_of(condition, scenes, lonlat, 1e6, size)
    assert (pictures.shape, pictures.dtype) == ((len(lonlat), size, size, 3), np.float32)
    assert 0 <= pictures.min() <= pictures.max() <= 255
    np.testing.assert_array_equal(pictures, pictures_of(condition, scenes, lonlat, 1e6, size))


# Resolution and retrieval


@fewer
@given(SEEDS, st.integers(1, 20))
def test_the_less_alike_is_asked_for_the_further_likeness_reaches(small_encoder, seed, count):
    lonlat = places_of(np.random.default_rng(seed), count)
    reach = [likeness_reach(small_encoder, lonlat, level, seed) for level in (0.95, 0.9, 0.5, 0.0)]
    assert reach == sorted(reach)
    assert 0 <= reach[0] <= reach[-1] <= DISTANCES[-1]
    assert likeness_reach(small_encoder, lonlat, -1.01) == DISTANCES[-1]
    told = measure_reach(small_encoder, lonlat, count)
    assert set(told) == {"reach: 0.9", "reach: 0.5"}
    assert told["reach: 0.9"] <= told["reach: 0.5"] + 1e-9


def layers(kind, sizes, seed):
    rng = np.random.default_rng(seed)
    pairs = list(itertools.pairwise(sizes))
    arrays = {f"{kind}_weight{i}": rng.normal(size=(o, n)) / n**0.5 for i, (n, o) in enumerate(pairs)}
    return {**arrays, **{f"{kind}_bias{i}": rng.normal(scale=0.1, size=o) for i, (_, o) in enumerate(pairs)}}


@pytest.fixture(scope="module")
def tower(efficientnet_arrays, small_encoder):
    arrays = {
        **efficientnet_arrays,
        **layers("image", (FEATURES, 5), 1),
        **layers("place", (small_encoder.dim, 9, 5), 2),
    }
    metadata = {"name": "some", "encoder_fingerprint": small_encoder.fingerprint, "image_size": 8}
    return ImageTower({**arrays, "scale": np.array(9.0)}, metadata)


@fewer
@given(SEEDS, st.integers(1, 12))
def test_who_sees_the_place_itself_tells_it_apart_and_finds_it(tower, small_encoder, seed, count):
    lonlat = places_of(np.random.default_rng(seed), count)
    # As if every image were known to be of its place.
    images = tower.encode_places(small_encoder.encode(lonlat))
    shares = told_apart(tower, small_encoder, lonlat, images, seed)
    assert shares.shape == DISTANCES.shape
    # Nearer ones differ in single precision's last digits.
    far = DISTANCES > 200_000
    assert (shares[far] > 0.9).all()
    assert DISTANCES[0] <= resolution(tower, small_encoder, lonlat, images, seed) <= DISTANCES[far][0]
    gallery = fibonacci_lattice(200)
    assert retrieval(tower, small_encoder, lonlat, images, gallery).rank == 1
    found = retrieval(tower, small_encoder, lonlat, images, np.concatenate([gallery, lonlat]))
    assert found.distance < 200_000
    assert found.near == 1
    # Images of the other side of the Earth are told apart by chance at most.
    wrong = told_apart(tower, small_encoder, lonlat, -images, seed)
    assert (wrong[far] < 0.1).all()
    least = resolution(tower, small_encoder, lonlat, -images, seed)
    assert np.isnan(least) or least < 200_000
    assert retrieval(tower, small_encoder, lonlat, -images, gallery).rank > 190
    assert 0.5 < TOLD_APART < 1


@fewer
@given(SEEDS, st.integers(1, 3))
def test_images_are_measured_by_their_width(tower, small_encoder, seed, count):
    rng = np.random.default_rng(seed)
    lonlat = places_of(rng, count)
    views = [View(width, lonlat, rng.uniform(0, 255, (count, 8, 8, 3))) for width in WIDTHS]
    told, none = measure_images(tower, small_encoder, views), measure_images(None, small_encoder, views)
    assert set(told) == set(none)
    assert all(value.shape == (1,) for value in told.values())
    assert all(np.isnan(value).all() for value in none.values())
    assert all(told[f"retrieval {wide} km: rank"] >= 1 for wide in (250, 1000))


@fewer
@given(st.lists(st.sampled_from(["one", "two"]), min_size=1, max_size=3), SEEDS)
def test_encoders_of_one_name_are_seeds_of_one_row(network, tmp_path_factory, names, seed):
    folder, paths = tmp_path_factory.mktemp("seeds"), []
    for index, name in enumerate(names):
        paths.append(folder / f"{index}.npz")
        write_arrays(paths[-1], network(degrees=2, width=4, dim=3, seed=seed + index), {"name": name})
    rows = group(paths)
    assert {name: [path for path, _ in members] for name, members in rows.items()} == {
        name: [path for path, each in zip(paths, names) if each == name] for name in dict.fromkeys(names)
    }
    with pytest.raises(ValueError, match="hold the same encoder"):
        group([*paths, paths[0]])
    encoder = LocationEncoder.from_file(paths[0])
    assert image_tower_of(paths[0], encoder) is None
