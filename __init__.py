"""Placeprint: location embeddings learned from satellite imagery.

    >>> import placeprint
    >>> placeprint.load_encoder().encode([[114.17, 22.28]]).shape
    (1, 454)

These names are the public API. Each is loaded when it is first used, so that QGIS, which imports every plugin when it
starts, waits for none. `placeprint.sklearn` has a transformer for scikit-learn's pipelines.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .encoder.earth.gazetteer import describe
    from .encoder.earth.land import is_land
    from .encoder.encoders.location_encoder import LocationEncoder, load_encoder
    from .encoder.images.geolocation import Geolocator
    from .encoder.probes.probe_file import read_probe, write_probe
    from .encoder.probes.training import train_probe
    from .encoder.similarity.clusters import fit_clusters
    from .encoder.similarity.gallery import Analogue, most_similar
    from .encoder.similarity.reference_set import ReferenceSet
    from .encoder.similarity.sampling import diverse_sample

    __version__: str

__all__ = [
    "Analogue",
    "Geolocator",
    "LocationEncoder",
    "ReferenceSet",
    "__version__",
    "describe",
    "diverse_sample",
    "fit_clusters",
    "is_land",
    "load_encoder",
    "most_similar",
    "read_probe",
    "train_probe",
    "write_probe",
]

_MODULES = {
    "Analogue": "similarity.gallery",
    "Geolocator": "images.geolocation",
    "LocationEncoder": "encoders.location_encoder",
    "ReferenceSet": "similarity.reference_set",
    "__version__": "version",
    "describe": "earth.gazetteer",
    "diverse_sample": "similarity.sampling",
    "fit_clusters": "similarity.clusters",
    "is_land": "earth.land",
    "load_encoder": "encoders.location_encoder",
    "most_similar": "similarity.gallery",
    "read_probe": "probes.probe_file",
    "train_probe": "probes.training",
    "write_probe": "probes.probe_file",
}

# A file sklearn.py beside this one would hide scikit-learn from whoever starts Python in this folder.
__path__.append(f"{__path__[0]}/api")


def __getattr__(name):
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.encoder.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__():
    return [*globals(), *__all__]


def classFactory(iface):
    """Return the plugin for QGIS; `iface` is None where there is no window (qgis_process)."""
    from .plugin import PlaceprintPlugin

    return PlaceprintPlugin(iface)
