"""Styles of the outputs: the `.qml` files of `resources/styles`, put beside a file or onto a layer that is loaded.

A style may have blanks, written @name@, for what only the run knows: names of fields, ranges of values. What stands
between @each category@ and @end@ is repeated for every category, with its @index@, @value@, @label@ and @colour@.
"""

import hashlib
import os
import re
from html import escape
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from qgis.core import QgsProcessingLayerPostProcessorInterface
from qgis.PyQt.QtXml import QDomDocument

from .translation import tr

STYLES = Path(__file__).resolve().parent.parent / "resources" / "styles"

_post_processors = []
"""QGIS keeps no reference to a post-processor, and silently skips one that Python has collected."""


def style_text(name, categories=(), **blanks):
    """Return the QML of the style `name` with its blanks filled in, and a part for each Category (see `pixels`)."""

    def parts(match):
        filled = []
        for index, (value, label, (red, green, blue)) in enumerate(categories):
            colour = f"#{red:02x}{green:02x}{blue:02x}"
            filled.append(_filled(match.group(1), {"index": index, "value": value, "label": label, "colour": colour}))
        return "".join(filled)

    # The blanks first: a name of a class, whatever is in it, is not looked into.
    text = _filled((STYLES / f"{name}.qml").read_text(encoding="utf-8"), blanks)
    return re.sub("@each category@\\n(.*?)@end@\\n", parts, text, flags=re.DOTALL)


def classes(edges, names):
    """Return the blanks of a style that shows classes of a number: n + 1 `edges`, lowest first, and n `names`."""
    numbered = {f"edge{index}": edge for index, edge in enumerate(edges)}
    return {**numbered, **{f"class{index}": name for index, name in enumerate(names)}}


def _filled(text, blanks):
    def value(match):
        return escape(str(blanks[match.group(1)])) if match.group(1) in blanks else match.group(0)

    return re.sub(r"@(\w+)@", value, text)


def write_sidecar(algorithm, path, name, categories=(), **blanks):
    """Put the style beside the layer file `path`, which `algorithm` has staged: QGIS takes it when that file is opened.

    A style that lies there already stays, unless Placeprint wrote it, and wrote it for this file.
    """
    path = Path(path)
    sidecar = path.with_suffix(".qml")
    if algorithm.outputs.is_staged(sidecar) or not _is_ours(sidecar, path):
        algorithm.feedback.pushInfo(
            tr("The style file {} was not replaced: it belongs to another layer, or somebody changed it.", sidecar)
        )
        return
    text = _signed(style_text(name, categories, **blanks), path.name)
    (algorithm.outputs.folder_of(path) / sidecar.name).write_text(text, encoding="utf-8")


SIGNATURE = "<!-- Written by Placeprint for {file}; SHA-256 {digest} -->"
"""The last line of a sidecar. One without it, or changed since, is a person's, and is never overwritten."""


def _signed(text, file):
    # No XML comment may hold two hyphens.
    quoted = quote_from_bytes(os.fsencode(file)).replace("-", "%2D")
    return f"{text}\n{SIGNATURE.format(file=quoted, digest=_digest(text))}\n"


def _is_ours(sidecar, path):
    """Return whether the sidecar may be overwritten by that of the layer file `path`."""
    try:
        content = sidecar.read_text(encoding="utf-8")
    except FileNotFoundError:
        return not os.path.lexists(sidecar)
    except (OSError, UnicodeDecodeError):
        return False
    text, _, signature = content.rstrip("\n").rpartition("\n")
    match = re.fullmatch(SIGNATURE.format(file="(?P<file>.*)", digest="(?P<digest>[0-9a-f]*)"), signature)
    if match is None or match["digest"] != _digest(text):
        return False
    # Two files of one name, `a.tif` and `a.gpkg`, have one sidecar.
    file = os.fsdecode(unquote_to_bytes(match["file"]))
    return file == path.name or not (path.parent / file).exists()


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def style_when_loaded(context, layer_id, name, categories=(), **blanks):
    """Have the style put onto the output layer `layer_id`, if QGIS is to load it when the algorithm is done."""
    if context.willLoadLayerOnCompletion(layer_id):
        processor = _Style(style_text(name, categories, **blanks))
        _post_processors.append(processor)
        del _post_processors[:-100]
        context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(processor)


def dress(layer, text):
    """Put the QML `text` onto a map layer."""
    document = QDomDocument()
    document.setContent(text)
    layer.importNamedStyle(document)


class _Style(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, text):
        super().__init__()
        self.text = text

    def postProcessLayer(self, layer, _context, _feedback):
        dress(layer, self.text)
        layer.triggerRepaint()
