"""What a person touches in QGIS, beside the algorithms."""
