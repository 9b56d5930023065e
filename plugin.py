"""The plugin: registers what Placeprint brings to QGIS, and takes all of it out again."""

from qgis.core import QgsApplication


class PlaceprintPlugin:
    def __init__(self, iface):
        """`iface` is the QgisInterface, or None where QGIS runs without a window."""
        self.iface = iface
        # QGIS owns the provider, but crashes on the next call if Python lets go of it.
        self.provider = None

    def initProcessing(self):
        """Register what works without a window; qgis_process calls this and nothing else."""
        # Here and not above, so that a QGIS start pays for it once and only where Processing is wanted.
        from .processing.provider import PlaceprintProvider

        self.provider = PlaceprintProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
