import io

import numpy as np
from PIL import Image

from placeprint.encoder.reports.png import img, png


def test_another_program_reads_the_picture_as_it_is():
    pixels = np.random.default_rng(0).integers(0, 256, (7, 13, 4)).astype(np.uint8)
    read = Image.open(io.BytesIO(png(pixels)))
    assert read.mode == "RGBA"
    np.testing.assert_array_equal(np.asarray(read), pixels)


def test_it_stands_within_a_page():
    html = img(np.zeros((2, 2, 4), np.uint8), "nothing")
    assert html.startswith('<img src="data:image/png;base64,')
    assert 'alt="nothing"' in html
