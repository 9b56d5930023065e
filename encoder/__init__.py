"""Location encoders: from a place on Earth to an embedding, and what follows from embeddings.

Python and NumPy only; knows nothing of QGIS.

    >>> from placeprint.encoder import load_encoder
    >>> load_encoder().encode([[114.17, 22.28]]).shape
    (1, 454)
"""

from .encoders.location_encoder import LocationEncoder, find_encoder, load_encoder
from .files.encoder_file import EncoderFileError

__all__ = ["EncoderFileError", "LocationEncoder", "find_encoder", "load_encoder"]
