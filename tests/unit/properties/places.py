"""Places, and lists of them, as properties are tried on: poles, the antimeridian and places that repeat among them."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

LONGITUDES = st.floats(-180, 180) | st.sampled_from([-180.0, 180.0, -179.9999999, 0.0])
LATITUDES = st.floats(-90, 90) | st.sampled_from([-90.0, 90.0, 89.9999999, 0.0])
PLACES = st.tuples(LONGITUDES, LATITUDES)


def lists_of_places(least=1, most=30):
    """Lists of places as (n, 2) arrays."""
    return st.lists(PLACES, min_size=least, max_size=most).map(lambda places: np.array(places).reshape(-1, 2))


def fewer(test):
    """Try a test, whose every example takes a tenth of a second or more, on an eighth of the usual examples."""
    return settings(max_examples=max(3, settings.default.max_examples // 8))(test)
