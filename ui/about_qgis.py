"""What QGIS can tell of itself to whoever helps with a problem."""

from osgeo import gdal, osr
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QSysInfo, qVersion

from ..processing.settings import python_interpreter


def about_qgis():
    """Return (name, value) pairs for the diagnostics report, in English like the rest of it."""
    proj = ".".join(str(part()) for part in (osr.GetPROJVersionMajor, osr.GetPROJVersionMinor, osr.GetPROJVersionMicro))
    return [
        ("QGIS", Qgis.QGIS_VERSION),
        ("Qt", f"{qVersion()}, PyQt {PYQT_VERSION_STR}"),
        ("GDAL", f"{gdal.VersionInfo('RELEASE_NAME')}, PROJ {proj}"),
        ("operating system", f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"),
        ("language", QgsApplication.locale()),
        ("profile", QgsApplication.qgisSettingsDirPath()),
        ("Python with torch", python_interpreter() or "none is named in the settings"),
    ]
