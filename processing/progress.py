"""Telling how far an algorithm has come, and hearing that it is to stop."""

from qgis.core import QgsProcessingException

from .translation import tr


def check(feedback):
    """Raise QgsProcessingException if cancelled."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled; nothing was written."))


def proceed(feedback, share):
    """Tell the share done, 0 to 1; QgsProcessingException if cancelled."""
    check(feedback)
    feedback.setProgress(100 * share)


def progress_of(feedback):
    """Return the function that `encoder/` calls with the share done."""
    return lambda share: proceed(feedback, share)
