"""The models that ship, in the graphical modeler and in batch, as a person opens them."""

import numpy as np
import pytest
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from processing.modeler.ModelerDialog import ModelerDialog
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsModelComponentGraphicItem
from qgis.PyQt.QtCore import Qt

from placeprint.processing.shipped_models import FOLDER

from .window_map import wait, wait_until


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.model3")), ids=lambda path: path.stem)
def test_it_opens_in_the_graphical_modeler(iface, path):
    modeler = ModelerDialog.create()
    modeler.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    modeler.loadModel(str(path))
    modeler.show()
    wait(0.2)
    model = modeler.model()
    assert model.validate() == (True, [])
    boxes = [item for item in modeler.view().scene().items() if isinstance(item, QgsModelComponentGraphicItem)]
    made = sum(len(child.modelOutputs()) for child in model.childAlgorithms().values())
    comments = len(boxes) - len(model.parameterComponents()) - len(model.childAlgorithms()) - made
    assert comments == 0
    # No two boxes lie upon each other.
    places = {(round(box.component().position().x()), round(box.component().position().y())) for box in boxes}
    assert len(places) == len(boxes)
    image = modeler.view().grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}) > 10
    modeler.setDirty(False)
    modeler.close()
    wait(0.1)


def test_it_runs_in_batch(world, tmp_path):
    areas = []
    for west in (-8, 20):
        layer = QgsVectorLayer("Polygon?crs=EPSG:4326", f"from {west}", "memory")
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(west, 38, west + 5, 42)))
        layer.dataProvider().addFeature(feature)
        areas.append(QgsProject.instance().addMapLayer(layer))
    model = QgsApplication.processingRegistry().createAlgorithmById("placeprint:samplingdesign")
    dialog = BatchAlgorithmDialog(model, world.iface.mainWindow())
    panel, context = dialog.mainWidget(), QgsProcessingContext()
    panel.addRow()
    for row, area in enumerate(areas):
        output = str(tmp_path / f"{row}.gpkg")
        for name, value in (("AREA", area.id()), ("COUNT", 3), ("choose:OUTPUT", output)):
            column = panel.parameter_to_column[name]
            if name == "choose:OUTPUT":
                panel.tblParameters.cellWidget(row + 1, column).setValue(value)
            else:
                panel.wrappers[row][column].setParameterValue(value, context)
    dialog.show()
    dialog.runAlgorithm()
    # Later versions of QGIS run it in the background, and end with the task never done if nobody sees the dialog.
    wait_until(lambda: all(len(found(tmp_path / f"{row}.gpkg")) == 3 for row in range(len(areas))), pause=0.2)
    for row, area in enumerate(areas):
        assert all(area.extent().contains(*point) for point in found(tmp_path / f"{row}.gpkg"))
    world.settle()
    dialog.close()
    dialog.deleteLater()
    wait(0.1)


def found(path):
    """Return the points of a file, (n, 2); none while there is no file."""
    layer = QgsVectorLayer(str(path), "found", "ogr")
    features = layer.getFeatures() if layer.isValid() else ()
    return np.array([tuple(feature.geometry().asPoint()) for feature in features]).reshape(-1, 2)
