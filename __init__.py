"""Placeprint, a QGIS plugin: where is the world like here?"""


def classFactory(iface):
    """Return the plugin for QGIS; `iface` is None where there is no window (qgis_process)."""
    from .plugin import PlaceprintPlugin

    return PlaceprintPlugin(iface)
