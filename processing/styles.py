"""Styles of the outputs: the `.qml` files of `resources/styles`, put beside a file or onto a layer that is loaded.

A style may have blanks, written @name@, for what only the run knows: names of fields, ranges of values.
"""

from pathlib import Path
from xml.sax.saxutils import escape

from qgis.core import QgsProcessingLayerPostProcessorInterface
from qgis.PyQt.QtXml import QDomDocument

STYLES = Path(__file__).resolve().parent.parent / "resources" / "styles"

_post_processors = []
"""QGIS keeps no reference to a post-processor, and silently skips one that Python has collected."""


def style_text(name, **blanks):
    """Return the QML of the style `name` with its blanks filled in."""
    text = (STYLES / f"{name}.qml").read_text(encoding="utf-8")
    for blank, value in blanks.items():
        text = text.replace(f"@{blank}@", escape(str(value), {'"': "&quot;"}))
    return text


def write_sidecar(path, name, **blanks):
    """Put the style beside the layer file `path`: QGIS takes it whenever that file is opened."""
    Path(path).with_suffix(".qml").write_text(style_text(name, **blanks), encoding="utf-8")


def style_when_loaded(context, layer_id, name, **blanks):
    """Have the style put onto the output layer `layer_id`, if QGIS is to load it when the algorithm is done."""
    if context.willLoadLayerOnCompletion(layer_id):
        processor = _Style(style_text(name, **blanks))
        _post_processors.append(processor)
        del _post_processors[:-100]
        context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(processor)


class _Style(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, text):
        super().__init__()
        self.text = text

    def postProcessLayer(self, layer, _context, _feedback):
        document = QDomDocument()
        document.setContent(self.text)
        layer.importNamedStyle(document)
        layer.triggerRepaint()
