"""Telling how far an algorithm has come, and hearing that it is to stop."""

from qgis.core import QgsProcessingException, QgsProcessingMultiStepFeedback

from .translation import tr


def check(feedback):
    """Raise QgsProcessingException if cancelled."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled; nothing was written."))


def proceed(feedback, share):
    """Tell the share done, 0 to 1; QgsProcessingException if cancelled."""
    check(feedback)
    feedback.setProgress(100 * share)


def steps_of(count, feedback):
    """Return the QgsProcessingMultiStepFeedback of a work of so many steps.

    By itself it does not know of a cancelling that came before it was made.
    """
    steps = QgsProcessingMultiStepFeedback(count, feedback)
    if feedback.isCanceled():
        steps.cancel()
    return steps


def progress_of(feedback):
    """Return the function that `encoder/` calls with the share done."""
    return lambda share: proceed(feedback, share)
