"""The encoder that a project has as its default: a fingerprint, with a name and a file to find it by."""

from typing import NamedTuple

from ..encoder.encoders.library import EncoderRef, find_fingerprint

SCOPE = "placeprint"
ENTRY = "encoder"


class ProjectEncoder(NamedTuple):
    """An encoder as a project names it: `name`, for a person, `fingerprint`, and the `file` that it was in."""

    name: str
    fingerprint: str
    file: str

    @property
    def ref(self):
        """The EncoderRef of it."""
        return EncoderRef(self.file, self.fingerprint)

    def path(self):
        """Return the path of a file at hand that has the fingerprint; MissingEncoderError if there is none."""
        return find_fingerprint(self.fingerprint, self.name, self.file)


def default_encoder(project):
    """Return the ProjectEncoder of a QgsProject; None if it names none, or there is no project.

    In the project's own thread only.
    """
    if project is None:
        return None
    named = ProjectEncoder(*(project.readEntry(SCOPE, f"{ENTRY}/{name}")[0] for name in ProjectEncoder._fields))
    return named if named.fingerprint else None


def set_default_encoder(project, named):
    """Have a QgsProject name a ProjectEncoder as its default, or none: the one that ships. It is to be saved then."""
    if named is None:
        project.removeEntry(SCOPE, ENTRY)
        return
    for name, value in named._asdict().items():
        project.writeEntry(SCOPE, f"{ENTRY}/{name}", value)
