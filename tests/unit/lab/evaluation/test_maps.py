import numpy as np
import pytest
from PIL import Image

from placeprint.lab.evaluation.maps import LIKENESS, Map


@pytest.mark.filterwarnings("ignore:Unable to import Axes3D")
def test_a_map_is_drawn_on_the_land(tmp_path):
    world = Map("Title", "subtitle")
    height, width = world.land.shape
    assert width / height == pytest.approx(2.0546, abs=0.005)
    # The land's share of the sphere, for pixels are equal in area.
    inside = np.isfinite(world.lonlat[..., 0])
    assert world.land[inside].mean() == pytest.approx(0.29, abs=0.01)
    latitudes = world.values(lambda lonlat: lonlat[:, 1])
    assert np.isnan(latitudes[~world.land]).all()
    assert np.nanmax(latitudes) > 80
    world.shade(latitudes, LIKENESS, -90.0, 90.0, "degrees")
    world.dots([(0.0, 0.0)], color="black", label="here")
    world.star(22.5, -0.5, "Congo")
    world.key()
    world.save(tmp_path / "map.png")
    with Image.open(tmp_path / "map.png") as image:
        assert image.size == (1200, 740)
        assert image.mode == "P"
