"""What a live layer shows, and how its source says so.

A source is a query, `like=114.17,22.28&unlike=10,23&combine=any&land=1&crs=EPSG:3857&encoder=/file.npz`: all but one
`like` may be left out. With `&fingerprint=` and the encoder's behind it, no other is taken for it, whatever becomes of
the file, and it is found wherever it lies.
"""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from ..encoder import load_encoder
from ..encoder.earth.sphere import canonical
from ..encoder.encoders.library import EncoderRef
from ..encoder.similarity.reference_set import COMBINATIONS, ReferenceSet
from ..processing.translation import tr

DEGREES = "EPSG:4326"
"""The CRS that a layer is in if its source names none."""


class SimilarityQuery(NamedTuple):
    """What a layer shows: tuples of (longitude, latitude) to be like and not to be like, and how."""

    like: tuple
    unlike: tuple = ()
    combine: str = COMBINATIONS[0]
    land_only: bool = False
    crs: str = DEGREES
    encoder: EncoderRef = EncoderRef()

    @classmethod
    def of(cls, source):
        """Return the SimilarityQuery that a layer's source asks for. Raises ValueError if it is none."""
        parsed = parse_qs(source, keep_blank_values=True, strict_parsing=True)
        unknown = set(parsed) - {"like", "unlike", "combine", "land", "crs", "encoder", "fingerprint"}
        if unknown:
            raise ValueError(tr("unknown: {}", ", ".join(sorted(unknown))))

        def places(name):
            pairs = [tuple(float(number) for number in text.split(",")) for text in parsed.get(name, [])]
            if any(len(pair) != 2 for pair in pairs):
                raise ValueError(tr("a place is written as longitude,latitude"))
            if pairs:
                canonical(pairs)
            return tuple(pairs)

        query = cls(
            places("like"),
            places("unlike"),
            parsed.get("combine", COMBINATIONS[:1])[0],
            parsed.get("land", ["0"])[0] == "1",
            parsed.get("crs", [DEGREES])[0],
            EncoderRef(parsed.get("encoder", [None])[0], parsed.get("fingerprint", [None])[0]),
        )
        if not query.like:
            raise ValueError(tr("there is no place to be like"))
        if query.combine not in COMBINATIONS:
            raise ValueError(tr("unknown: {}", query.combine))
        return query

    def source(self):
        """Return the layer's source."""
        pairs = [(name, f"{lon!r},{lat!r}") for name in ("like", "unlike") for lon, lat in getattr(self, name)]
        if self.combine != COMBINATIONS[0]:
            pairs.append(("combine", self.combine))
        if self.land_only:
            pairs.append(("land", "1"))
        if self.crs != DEGREES:
            pairs.append(("crs", self.crs))
        pairs += [(name, value) for name, value in zip(("encoder", "fingerprint"), self.encoder) if value]
        return urlencode(pairs, safe=",/:")

    def references(self):
        """Return the ReferenceSet: the same object for the same references. Raises EncoderFileError for an encoder that
        is not there."""
        path = self.encoder.find()
        places = self._replace(land_only=False, crs=DEGREES, encoder=EncoderRef(str(path)))
        return _references(places, path.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _references(query, _changed):
    return ReferenceSet(load_encoder(query.encoder.path), query.like, query.unlike or None, query.combine)
