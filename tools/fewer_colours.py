"""Makes PNGs smaller in place, for they stay in the repository: 256 colours each, and no wider than a page needs.

.venv/bin/python tools/fewer_colours.py docs/images/*.png
"""

import sys

from PIL import Image

MOST_PIXELS = 1600
"""Along the longer side."""


def shrink(path):
    """Rewrite the PNG at `path`, unless it has so few colours already."""
    with Image.open(path) as opened:
        if opened.mode == "P":
            return
        picture = opened.convert("RGB")
    picture.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.LANCZOS)
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        shrink(path)
