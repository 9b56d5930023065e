"""Results that come together or not at all."""

from contextlib import contextmanager
from pathlib import Path


@contextmanager
def withdrawn_on_failure(path):
    """Remove the raster at `path`, which is finished, with what lies beside it, if what belongs to it fails."""
    try:
        yield
    except BaseException:
        for file in (Path(path), Path(f"{path}.aux.xml"), Path(path).with_suffix(".qml")):
            file.unlink(missing_ok=True)
        raise
