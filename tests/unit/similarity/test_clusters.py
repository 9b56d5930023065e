import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.similarity.clusters import MAX_CLUSTERS, fit_clusters, k_means, simplified_silhouette, suggested


@pytest.fixture(scope="module")
def embeddings(encoder):
    return encoder.encode(fibonacci_lattice(1500))


@pytest.fixture(scope="module")
def z(encoder, embeddings):
    return encoder.directions(embeddings)


def blobs(centres, count, spread=0.05, seed=0):
    """`count` unit vectors around each of the centres."""
    rng = np.random.default_rng(seed)
    points = np.repeat(np.asarray(centres, dtype=float), count, axis=0)
    points = points + rng.normal(scale=spread, size=points.shape)
    return (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("count", [2, 5, 8, 13])
def test_from_one_start_it_reaches_the_objective_of_scikit_learn(z, count):
    start = z[np.random.default_rng(count).choice(len(z), count, replace=False)]
    ours = k_means(z, start)
    theirs = KMeans(count, init=start.astype(float), n_init=1, tol=0, max_iter=300).fit(z.astype(float))
    assert ours.objective == pytest.approx(theirs.inertia_, rel=1e-6)
    assert (ours.labels == theirs.labels_).mean() > 0.999
    np.testing.assert_allclose(ours.centroids, theirs.cluster_centers_, atol=1e-3)


def test_the_objective_is_the_sum_of_squared_distances(z):
    found = k_means(z, z[:4])
    expected = ((z.astype(float) - found.centroids[found.labels]) ** 2).sum()
    assert found.objective == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("count", [4, 9, 16])
def test_without_chance_it_does_as_well_as_the_best_of_ten_random_starts(encoder, embeddings, z, count):
    numbers = fit_clusters(encoder, embeddings, count).clusters.predict(embeddings)
    assert set(numbers) == set(range(1, count + 1))
    ours = sum(((z[numbers == n] - z[numbers == n].mean(axis=0)) ** 2).sum() for n in range(1, count + 1))
    best = KMeans(count, n_init=10, random_state=0).fit(z.astype(float)).inertia_
    assert ours < 1.02 * best


def test_a_cluster_that_loses_all_its_places_gets_the_farthest(z):
    far = np.full((2, z.shape[1]), 9.0)
    found = k_means(z, np.concatenate([z[:3], far]))
    assert (np.bincount(found.labels, minlength=5) > 0).all()
    theirs = KMeans(5, n_init=3, random_state=0).fit(z.astype(float))
    assert found.objective < 1.2 * theirs.inertia_


def test_well_separated_groups_are_found(small_encoder):
    vectors = blobs(np.eye(6)[:4], 50)
    found = fit_clusters(small_encoder, vectors + small_encoder.center.astype(np.float32))
    assert len(found.clusters) == 4
    numbers = found.clusters.predict(vectors + small_encoder.center.astype(np.float32)).reshape(4, 50)
    assert (numbers == numbers[:, :1]).all()
    assert len(set(numbers[:, 0])) == 4


def test_two_clear_groups_are_two_clusters(small_encoder):
    vectors = blobs(np.eye(6)[:2], 50)
    assert len(fit_clusters(small_encoder, vectors).clusters) == 2


def test_two_halves_of_a_gradient_are_not_suggested():
    assert suggested([(2, 0.45), (3, 0.30), (4, 0.35)]) == 4
    assert suggested([(2, 0.55), (3, 0.30), (4, 0.35)]) == 2
    assert suggested([(2, 0.45), (3, 0.60), (4, 0.35)]) == 3
    assert suggested([(2, 0.45)]) == 2
    assert suggested([]) == 1


def test_the_simplified_silhouette_ranks_numbers_of_clusters_as_the_silhouette_does():
    vectors = blobs(np.eye(8)[:5], 60, spread=0.2)
    ours, theirs = [], []
    for count in range(2, 9):
        found = k_means(vectors, KMeans(count, n_init=5, random_state=0).fit(vectors).cluster_centers_)
        ours.append(simplified_silhouette(vectors, found))
        theirs.append(silhouette_score(vectors, found.labels))
    assert np.argmax(ours) == np.argmax(theirs) == 3


def test_the_simplified_silhouette_of_a_case_worked_by_hand():
    vectors = np.array([[1, 0], [1, 0.2], [-1, 0]], dtype=np.float32)
    found = k_means(vectors, vectors[[0, 2]])
    # The first two lie .1 from their mean (1, .1), and 2.0 and sqrt(4.04) from the third, which is alone.
    expected = ((1 - 0.1 / 2.0) + (1 - 0.1 / np.sqrt(4.04)) + 0) / 3
    assert simplified_silhouette(vectors, found) == pytest.approx(expected, rel=1e-5)


def test_two_runs_agree_to_the_bit(encoder, embeddings):
    first, second = (fit_clusters(encoder, embeddings, 6).clusters for _ in range(2))
    np.testing.assert_array_equal(first.centroids, second.centroids)
    np.testing.assert_array_equal(first.colours, second.colours)


def test_the_order_of_the_places_and_rounding_hardly_matter(encoder, embeddings):
    rng = np.random.default_rng(0)
    plain = fit_clusters(encoder, embeddings, 6).clusters.predict(embeddings)
    noisy = embeddings * (1 + 1e-6 * rng.normal(size=embeddings.shape)).astype(np.float32)
    stirred = fit_clusters(encoder, noisy[rng.permutation(len(noisy))], 6).clusters.predict(embeddings)
    assert (plain == stirred).mean() > 0.999


def test_they_are_numbered_along_the_first_component(encoder, embeddings):
    clusters = fit_clusters(encoder, embeddings, 7).clusters
    numbers, first = clusters.predict(embeddings), encoder.principal_components(embeddings, 1)[:, 0]
    means = [first[numbers == number].mean() for number in range(1, 8)]
    assert means == sorted(means)


def test_a_place_belongs_to_the_nearest_centroid_and_knows_how_similar_it_is(encoder, embeddings, z):
    clusters = fit_clusters(encoder, embeddings, 5).clusters
    numbers = clusters.predict(embeddings)
    distance = np.linalg.norm(z[:, None] - clusters.centroids, axis=2)
    assert (distance[np.arange(len(z)), numbers - 1] <= distance.min(axis=1) + 1e-6).all()
    centroid = clusters.centroids[numbers - 1].astype(float)
    cosine = (z * centroid).sum(axis=1) / np.linalg.norm(centroid, axis=1)
    np.testing.assert_allclose(clusters.similarity(embeddings, numbers), cosine, atol=1e-6)


def test_as_many_clusters_as_different_places(small_encoder):
    places = np.array([(0, 0), (90, 0), (0, 80), (0, 0), (90, 0)])
    embeddings = small_encoder.encode(places)
    numbers = fit_clusters(small_encoder, embeddings, 3).clusters.predict(embeddings)
    assert len(set(numbers)) == 3
    assert numbers[0] == numbers[3]
    with pytest.raises(ValueError, match="3 different places cannot make 4 clusters"):
        fit_clusters(small_encoder, embeddings, 4)
    with pytest.raises(ValueError, match="3 different places cannot make 40 clusters"):
        fit_clusters(small_encoder, embeddings, 40)


def test_one_place_is_one_cluster(small_encoder):
    found = fit_clusters(small_encoder, small_encoder.encode([[10, 50]] * 4))
    assert (len(found.clusters), found.silhouettes) == (1, [])


@pytest.mark.parametrize("count", [0, -3, MAX_CLUSTERS + 1])
def test_a_number_of_clusters_that_cannot_be_is_refused(encoder, embeddings, count):
    with pytest.raises(ValueError, match=f"1 to {MAX_CLUSTERS} clusters, not {count}"):
        fit_clusters(encoder, embeddings, count)


def test_no_places_are_refused(encoder):
    with pytest.raises(ValueError, match="no places"):
        fit_clusters(encoder, np.empty((0, encoder.dim), np.float32))


def test_it_tells_its_progress_and_can_be_stopped(encoder, embeddings):
    shares = []
    fit_clusters(encoder, embeddings, 5, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)

    def stop(share):
        if share > 0.3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fit_clusters(encoder, embeddings, 5, stop)
