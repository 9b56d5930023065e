import numpy as np
import pytest

from placeprint.encoder.probes.raster_content import ClassContent, ConfidenceContent, ValueContent, class_categories

from ...closeness import assert_close


@pytest.fixture(scope="module")
def embeddings(small_encoder, random_places):
    return small_encoder.encode(random_places)


def test_numbers_have_an_interval_and_a_dissimilarity(numbers, embeddings):
    probe, content = numbers.probe, ValueContent(numbers.probe)
    assert (content.names, content.dtype) == (("predicted", "low", "high", "dissimilarity"), "float32")
    expected = np.stack([*probe.predict(embeddings), probe.dissimilarity(embeddings)], axis=1)
    for found, wanted in zip(content.values(embeddings, None).T, expected.T):
        assert_close(found, wanted, 1e-5)
    fields = content.fields(embeddings)
    assert fields.shape[1] == content.field_count == 2
    for found, wanted in zip(content.values_of_fields(fields).T, expected.T):
        assert_close(found, wanted, 1e-5)


def test_beyond_the_limit_there_is_nothing(numbers, classes, embeddings):
    for make, probe, nodata in (
        (ValueContent, numbers.probe, -9999),
        (ClassContent, classes.probe, 0),
        (ConfidenceContent, classes.probe, -9999),
    ):
        limit = float(np.median(probe.dissimilarity(embeddings)))
        content = make(probe, limit)
        beyond = probe.dissimilarity(embeddings) > limit
        for values in (content.values(embeddings, None), content.values_of_fields(content.fields(embeddings))):
            assert (values[beyond] == nodata).all()
            assert (values[~beyond] != nodata).all()


def test_classes_are_numbered_from_one_and_have_names_and_colours(classes, embeddings):
    probe, content = classes.probe, ClassContent(classes.probe)
    expected = probe.predict(embeddings)
    np.testing.assert_array_equal(content.values(embeddings, None)[:, 0], expected.indices + 1)
    assert content.field_count == len(probe.metadata.classes)
    assert [category.value for category in content.categories] == [1, 2, 3]
    assert [category.name for category in content.categories] == probe.metadata.classes
    assert len({category.colour for category in content.categories}) == 3
    assert [category.value for category in class_categories(probe.metadata)] == probe.metadata.classes
    confidence = ConfidenceContent(probe).values(embeddings, None)
    assert_close(confidence[:, 0], expected.probabilities.max(axis=1), 1e-5)


def test_a_byte_has_no_room_for_more_classes(classes):
    metadata = classes.probe.metadata._replace(classes=[f"class {number}" for number in range(256)])
    crowded = type(classes.probe).__new__(type(classes.probe))
    crowded.metadata = metadata
    with pytest.raises(ValueError, match="256 classes"):
        ClassContent(crowded)
