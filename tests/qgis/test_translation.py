"""Placeprint speaks the language of QGIS while it is loaded; what scripts rely on is the same in every language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QTranslator
from qgis.PyQt.QtWidgets import QCheckBox, QLabel

import placeprint
from placeprint.encoder import i18n as of_the_library
from placeprint.processing.translation import FOLDER, install_translator, language, number, tr
from placeprint.tools.translations import translations
from placeprint.ui.reference_list import ReferenceList
from placeprint.ui.similarity_dock import BEGIN, Display, SimilarityDock

TITLES = {"de": "Ähnlichkeitsraster", "zh_CN": "相似度栅格"}


@pytest.fixture
def speak(qgis_app):
    """Return a function that sets the language of QGIS, as its options do."""
    settings = QgsSettings()

    def speak(locale):
        settings.setValue("locale/overrideFlag", bool(locale))
        settings.setValue("locale/userLocale", locale)

    yield speak
    for name in ("locale/overrideFlag", "locale/userLocale"):
        settings.remove(name)


@pytest.fixture
def plugin(qgis_app, qgis_processing):
    plugin = placeprint.classFactory(None)
    yield plugin
    plugin.unload()


def algorithm(name):
    return QgsApplication.processingRegistry().algorithmById(f"placeprint:{name}")


def contract(provider):
    """Return all that a script may rely on."""
    return {
        each.id(): (
            each.groupId(),
            [
                (one.name(), one.type(), one.defaultValue(), getattr(one, "options", list)())
                for one in each.parameterDefinitions()
            ],
            [(one.name(), one.type()) for one in each.outputDefinitions()],
        )
        for each in provider.algorithms()
    }


@pytest.mark.parametrize("locale", ["de", "de_AT", "zh_CN", "zh-Hans"])
def test_it_speaks_the_language_of_qgis_until_it_is_unloaded(plugin, speak, locale):
    speak(locale)
    plugin.initProcessing()
    of = translations(FOLDER / f"placeprint_{'de' if locale.startswith('de') else 'zh_CN'}.ts")
    raster, model = algorithm("similarityraster"), algorithm("placeslikethese")
    assert raster.displayName() == of["Similarity raster"][0] == TITLES[language().name()[:2].replace("zh", "zh_CN")]
    assert raster.group() == of["Similarity"][0]
    assert raster.parameterDefinition("REFERENCE").description() == of["Reference place"][0]
    assert raster.parameterDefinition("REFERENCE").help() in [translation for translation, _ in of.values()]
    assert model.displayName() == of["Places like these within an area"][0]
    assert model.parameterDefinition("AREA").description() == of["Study area"][0]
    assert model.outputDefinition("best:OUTPUT").description() == of["Best places"][0]
    assert of_the_library.tr("Read this first") == of["Read this first"][0]
    plugin.unload()
    assert of_the_library.spoken() == "en"
    assert tr("Similarity raster") == "Similarity raster"


@pytest.mark.parametrize("locale", ["de", "zh_CN"])
def test_the_panel_speaks_that_language(plugin, speak, locale):
    speak(locale)
    plugin.initProcessing()
    of = {text: translation for text, (translation, _) in translations(FOLDER / f"placeprint_{locale}.ts").items()}
    dock = SimilarityDock(ReferenceList(), Display())
    shown = {label.text() for label in dock.findChildren(QLabel)} | {box.text() for box in dock.findChildren(QCheckBox)}
    wanted = {
        "Colours",
        "Hide below",
        "Several places",
        "Encoder",
        "The first",
        "at least",
        "apart",
        "Land only",
        BEGIN,
    }
    assert {of[text] for text in wanted} <= shown
    assert dock.windowTitle() == of["Similar places"]
    assert dock.display() == Display()


@pytest.mark.parametrize("locale", ["en", "en_US", "C", "fr", "zh_TW"])
def test_in_other_languages_it_speaks_english(speak, locale):
    speak(locale)
    assert install_translator() is None
    assert tr("Similarity raster") == "Similarity raster"
    assert of_the_library.spoken() == "en"


@pytest.mark.parametrize("locale", ["de", "zh_CN"])
def test_every_text_of_an_algorithm_is_in_that_language(plugin, speak, locale):
    speak(locale)
    plugin.initProcessing()
    of = {text for text, _ in translations(FOLDER / f"placeprint_{locale}.ts").values()}
    for each in plugin.provider.algorithms():
        texts = [each.displayName(), each.group(), each.shortHelpString(), *each.tags()]
        for one in each.parameterDefinitions():
            texts += [one.description(), one.help()]
        texts += [one.description() for one in each.outputDefinitions()]
        assert not set(texts) - of, each.id()


@pytest.mark.parametrize("locale", ["de", "zh_CN"])
def test_what_scripts_rely_on_is_the_same_in_every_language(plugin, speak, locale):
    plugin.initProcessing()
    english = contract(plugin.provider)
    plugin.unload()
    speak(locale)
    plugin.initProcessing()
    assert algorithm("analogues").displayName() != "Analogues"
    assert contract(plugin.provider) == english


@pytest.mark.parametrize("locale", ["de", "zh_CN"])
def test_the_compiled_translation_is_that_of_the_text(qgis_app, locale):
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"placeprint_{locale}.qm"))
    for text, (translation, _) in translations(FOLDER / f"placeprint_{locale}.ts").items():
        assert translator.translate("Placeprint", text) == translation, "run `make translations`"


@pytest.mark.parametrize(("locale", "text"), [("de_DE", "1.234,5"), ("en_US", "1,234.5")])
def test_numbers_are_written_as_they_are_where_qgis_is(locale, text):
    code = (
        f"from qgis.PyQt.QtCore import QLocale; QLocale.setDefault(QLocale({locale!r}));"
        "from placeprint.processing.translation import number; print(number(1234.5, 1))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(placeprint.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == text
    assert number(0.5, 2) == "0.50"
