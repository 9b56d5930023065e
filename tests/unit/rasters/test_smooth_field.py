import numpy as np
import pytest

from placeprint.encoder import LocationEncoder
from placeprint.encoder.rasters import smooth_field
from placeprint.encoder.rasters.smooth_field import (
    STEPS,
    TOLERANCE,
    Lattice,
    SmoothField,
    interpolation_error,
    lattice_step,
)
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ...closeness import assert_close

WORLD = (-180.0, -90.0, 180.0, 90.0)
BOXES = {
    "the world": WORLD,
    "Hong Kong": (112.0, 21.0, 116.0, 24.0),
    "across the antimeridian": (170.0, -20.0, 190.0, 5.0),
    "to the north pole": (10.0, 80.0, 40.0, 90.0),
    "the south pole": (-180.0, -90.0, 180.0, -85.0),
    "nearly around": (-175.0, 10.0, 175.0, 20.0),
}


def places_in(box, count=300, seed=0):
    rng = np.random.default_rng(seed)
    west, south, east, north = box
    return np.stack([rng.uniform(west, east, count), rng.uniform(south, north, count)], axis=1)


def identity(embeddings):
    return embeddings


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_between_the_nodes_it_is_what_the_encoder_says(small_encoder, box):
    field = SmoothField.of(small_encoder, identity, Lattice.around(*box, 1.0))
    places = places_in(box)
    assert field.covers(places).all()
    found, exact = field.at(places), small_encoder.encode(places)
    assert found.shape == exact.shape
    assert found.dtype == np.float32
    assert_close(found, exact, 2e-5)


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_grid_is_its_places(small_encoder, box):
    field = SmoothField.of(small_encoder, identity, Lattice.around(*box, 1.0))
    west, south, east, north = box
    lons, lats = np.linspace(west, east, 23), np.linspace(north, south, 14)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1)
    found = field.on_grid(lons, lats)
    assert found.shape == (14, 23, small_encoder.dim)
    np.testing.assert_allclose(found.reshape(-1, small_encoder.dim), field.at(mesh.reshape(-1, 2)), atol=1e-5)


def test_a_pole_is_one_place(small_encoder):
    field = SmoothField.of(small_encoder, identity, Lattice.around(*WORLD, 1.0))
    for lat in (90.0, -90.0):
        around = field.at([(lon, lat) for lon in range(-180, 180, 30)])
        np.testing.assert_allclose(around, np.broadcast_to(around[0], around.shape), atol=1e-5)


def test_a_small_box_needs_few_nodes():
    lattice = Lattice.around(112.0, 21.0, 116.0, 24.0, 0.5)
    assert not lattice.wraps
    assert (lattice.columns, lattice.rows) == (8 + 1 + 16, 6 + 1 + 16)
    assert Lattice.around(*WORLD, 0.5).size == 720 * (361 + 16)


def test_it_says_what_it_does_not_cover(small_encoder):
    field = SmoothField.of(small_encoder, identity, Lattice.around(112.0, 21.0, 116.0, 24.0, 1.0))
    places = [(114.0, 22.0), (474.0, 22.0), (140.0, 22.0), (114.0, 60.0), (-66.0, 22.0), (114.0, -22.0)]
    np.testing.assert_array_equal(field.covers(np.array(places)), [True, True, False, False, False, False])


def test_a_raised_error_stops_it_and_progress_reaches_the_end(small_encoder):
    shares = []
    SmoothField.of(small_encoder, identity, Lattice.around(*WORLD, 0.5), shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert shares[-1] == 1

    def stop(share):
        raise KeyboardInterrupt(share)

    with pytest.raises(KeyboardInterrupt):
        SmoothField.of(small_encoder, identity, Lattice.around(*WORLD, 0.5), stop)


def test_the_shipped_encoder_is_interpolated_with_an_error_that_no_colour_shows(encoder):
    step = lattice_step(encoder)
    assert step in STEPS
    references = ReferenceSet(encoder, [(114.17, 22.28)], negatives=[(10.0, 23.0)])
    field = SmoothField.of(encoder, references.products, Lattice.around(*WORLD, step))
    places = places_in(WORLD, 5000)
    found = references.similarity_of_products(field.at(places))
    assert np.abs(found - references.similarity(places)).max() < 1 / 256


def test_where_the_negatives_begin_to_count_no_colour_shows_it_either(encoder):
    references = ReferenceSet(encoder, (2.17, 41.39), negatives=(-0.12, 51.5))
    field = SmoothField.of(encoder, references.products, Lattice.around(*WORLD, lattice_step(encoder)))
    places = places_in(WORLD, 20_000)
    crossing = np.abs(ReferenceSet(encoder, (-0.12, 51.5)).similarity(places)) < 0.01
    assert crossing.sum() > 100
    found = references.similarity_of_products(field.at(places[crossing]))
    assert np.abs(found - references.similarity(places[crossing])).max() < 1 / 256


def test_the_step_is_the_widest_that_holds(encoder):
    step = lattice_step(encoder)
    assert interpolation_error(encoder, step) <= TOLERANCE
    wider = STEPS[STEPS.index(step) - 1]
    assert interpolation_error(encoder, wider) > TOLERANCE


def test_an_encoder_too_wild_is_not_interpolated(network, monkeypatch):
    arrays = network(seed=1)
    arrays["weight0"] = arrays["weight0"] * 500
    monkeypatch.setattr(smooth_field, "STEPS", (1.0, 0.5))
    assert lattice_step(LocationEncoder(arrays, {})) is None


def test_where_the_file_says_that_no_lattice_will_do_nothing_is_measured(network, monkeypatch):
    monkeypatch.setattr(smooth_field, "interpolation_error", None)
    assert lattice_step(LocationEncoder(network(), {"lattice_step": None})) is None


def test_what_is_not_alike_across_the_antimeridian_is_not_interpolated(fourier_arrays, monkeypatch):
    monkeypatch.setattr(smooth_field, "interpolation_error", lambda encoder, step: 0.0)
    metadata = {"basis": "Fourier features of Equal Earth", "lattice_step": STEPS[0]}
    assert lattice_step(LocationEncoder(fourier_arrays, metadata)) is None
