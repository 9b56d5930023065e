"""The models that ship: files of the graphical modeler, in which algorithms of QGIS and of Placeprint work together."""

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from .base import ICON, KINDRED, first_sentence
from .help_page import help_url
from .translation import tr

FOLDER = Path(__file__).resolve().parent / "models"

TITLE, TAGS = "TITLE", "TAGS"
"""What a file says beyond what QGIS looks for in it: the title of the model, and words to find it by."""


class Model(QgsProcessingModelAlgorithm):
    """The model of a file, which presents itself as the algorithms do. A model's own name cannot have spaces."""

    def __init__(self, path):
        super().__init__()
        self._path = str(path)
        self.fromFile(self._path)
        for parameter in self.parameterDefinitions():
            parameter.setDescription(tr(parameter.description()))
            # That of an output is of the algorithm that makes it.
            parameter.setHelp(tr(self.helpContent().get(parameter.name()) or parameter.help()))
        for output in self.outputDefinitions():
            output.setDescription(tr(output.description()))
        for name in self.childAlgorithms():
            child = self.childAlgorithm(name)
            child.setDescription(tr(child.description()))

    def createInstance(self):
        return Model(self._path)

    def displayName(self):
        return tr(self.helpContent()[TITLE])

    def group(self):
        return tr(super().group())

    def groupId(self):
        return super().group().lower()

    def tags(self):
        return [tr(tag) for tag in (*self.helpContent()[TAGS].split(", "), *KINDRED)]

    def shortHelpString(self):
        return tr(self.helpContent()["ALG_DESC"])

    def shortDescription(self):
        return first_sentence(self.shortHelpString())

    def helpUrl(self):
        return help_url(self.name())

    def icon(self):
        return QIcon(str(ICON))


def shipped_models():
    """Return a Model for each file of FOLDER."""
    return [Model(path) for path in sorted(FOLDER.glob("*.model3"))]
