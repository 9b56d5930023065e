"""The version of Placeprint, as metadata.txt has it for QGIS."""

from configparser import ConfigParser
from configparser import Error as ConfigurationError
from pathlib import Path

METADATA = Path(__file__).resolve().parent.parent / "metadata.txt"


def _version() -> str:
    """Return the version, "unknown" where the file is missing or damaged: whoever asks for help is answered still."""
    metadata = ConfigParser(interpolation=None)
    try:
        metadata.read(METADATA, encoding="utf-8")
        return metadata["general"]["version"]
    except (ConfigurationError, KeyError, UnicodeDecodeError):
        return "unknown"


__version__ = _version()
