"""Translation of what a person reads, under one context for the whole plugin.

`tools/translations.py` collects the texts for the translators, who are told how in docs/translating.md.
"""

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from ..encoder.i18n import ENGLISH, FOLDER, filled, speak

CONTEXT = "Placeprint"


def tr(text, *values):
    """Return `text` in the language of QGIS, its blanks filled in with `values`, as the library's `tr` does."""
    return filled(QCoreApplication.translate(CONTEXT, text), values)


def number(value, digits=0):
    """Return a number as it is written where QGIS is: 1,234.5 or 1.234,5."""
    return QLocale().toString(float(value), "f", digits)


def language():
    """Return the QLocale of the language that QGIS speaks."""
    # With a window QGIS says so itself. Its `locale()` says "zh" of Taiwan too.
    chosen = QgsApplication.instance().translation()
    settings = QgsSettings()
    if not chosen and settings.value("locale/overrideFlag", False, type=bool):
        chosen = settings.value("locale/userLocale", "", type=str)
    return QLocale(chosen or QLocale.system().name())


def install_translator():
    """Have Placeprint speak the language of QGIS; return the QTranslator, which is to be kept, None for English."""
    speak(language().name())
    translator = QTranslator()
    if not translator.load(language(), "placeprint", "_", str(FOLDER)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translator(translator):
    """Have Placeprint speak English again."""
    speak(ENGLISH)
    QCoreApplication.removeTranslator(translator)
