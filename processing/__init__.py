"""The QGIS Processing provider: one module per algorithm, each thin, and what they share. Needs no window."""
