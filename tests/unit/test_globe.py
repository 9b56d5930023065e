import numpy as np
import pytest

from placeprint.encoder.globe import Globe
from placeprint.encoder.similarity import ReferenceSet


@pytest.fixture(scope="module")
def globe(small_encoder):
    return Globe(small_encoder, 1.0)


@pytest.mark.parametrize("negatives", [None, [(10.0, 23.0), (40.0, 60.0)]], ids=["positives", "with negatives"])
def test_any_reference_is_read_off_it(globe, small_encoder, random_places, negatives):
    references = ReferenceSet(small_encoder, [(114.17, 22.28), (-43.2, -22.9)], negatives, combine="any")
    field = globe.products(references)
    found = references.similarity_of_products(field.at(random_places))
    np.testing.assert_allclose(found, references.similarity(random_places), atol=1e-3)


def test_it_tells_how_far_it_is_and_can_be_stopped(small_encoder):
    shares = []
    Globe(small_encoder, 1.0, shares.append)
    assert len(shares) > 3
    assert shares == sorted(shares)
    assert shares[-1] == 1

    def stop(share):
        raise KeyboardInterrupt(share)

    with pytest.raises(KeyboardInterrupt):
        Globe(small_encoder, 1.0, stop)
