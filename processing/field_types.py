"""The types of fields, as the QGIS at hand names them: by QVariant before 3.38, by QMetaType from then on."""

from qgis.core import Qgis
from qgis.PyQt.QtCore import QMetaType, QVariant

if Qgis.QGIS_VERSION_INT >= 33800:
    INTEGER, LONG, REAL = QMetaType.Type.Int, QMetaType.Type.LongLong, QMetaType.Type.Double
    TEXT, LIST = QMetaType.Type.QString, QMetaType.Type.QVariantList
else:
    INTEGER, LONG, REAL = QVariant.Int, QVariant.LongLong, QVariant.Double
    TEXT, LIST = QVariant.String, QVariant.List
