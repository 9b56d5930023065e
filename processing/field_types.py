"""The types of fields, as the QGIS at hand names them: by QVariant before 3.38, by QMetaType from then on."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import QMetaType, QVariant

if Qgis.QGIS_VERSION_INT >= 33800:
    INTEGER, REAL = QMetaType.Type.Int, QMetaType.Type.Double
    TEXT, LIST = QMetaType.Type.QString, QMetaType.Type.QVariantList
else:
    INTEGER, REAL, TEXT, LIST = QVariant.Int, QVariant.Double, QVariant.String, QVariant.List
