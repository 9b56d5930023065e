"""The plugin: registers what Placeprint brings to QGIS, and takes all of it out again."""

from qgis.core import QgsApplication


class PlaceprintPlugin:
    def __init__(self, iface):
        """`iface` is the QgisInterface, or None where QGIS runs without a window."""
        self.iface = iface
        # QGIS owns the provider, but crashes on the next call if Python lets go of it.
        self.provider = None
        self.functions = None
        self.live_similarity = None
        self.translator = None

    def initProcessing(self):
        """Register what works without a window; qgis_process calls this and nothing else."""
        # Here and not above, so that a QGIS start pays for it once and only where Processing is wanted.
        from .encoder.encoders.folders import use_folder
        from .processing.provider import PlaceprintProvider
        from .processing.settings import encoder_folder
        from .processing.translation import install_translator
        from .ui import similarity_provider
        from .ui.expressions import Functions

        # First, for much says what it is called as soon as it is made.
        self.translator = install_translator()
        use_folder(encoder_folder())
        self.provider = PlaceprintProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        self.functions = Functions()
        # For good: QGIS does not let go of a data provider again.
        similarity_provider.register()

    def initGui(self):
        from .ui.live_similarity import LiveSimilarity

        self.initProcessing()
        self.live_similarity = LiveSimilarity(self.iface)

    def unload(self):
        if self.live_similarity is not None:
            self.live_similarity.remove()
            self.live_similarity = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.functions is not None:
            self.functions.remove()
            self.functions = None
        if self.translator is not None:
            from .processing.translation import remove_translator

            remove_translator(self.translator)
            self.translator = None
