"""Probes: from labelled places to a model that tells the label anywhere, and says how far it can be believed.

`training.train` fits one, `probe.Probe` predicts, `probe_file` keeps it, `report` tells a person about it. NumPy alone;
scikit-learn, where there is one, only fits what `scikit` asks of it.
"""

__all__ = [
    "applicability",
    "array_checks",
    "autocorrelation",
    "displacement",
    "drawings",
    "fitted_labels",
    "folds",
    "label_values",
    "linear",
    "metadata",
    "methods",
    "minimise",
    "model_arrays",
    "neighbours",
    "network",
    "probe",
    "probe_file",
    "raster_content",
    "report",
    "scores",
    "sklearn_backend",
    "standardisation",
    "training",
    "trees",
    "validation",
    "warnings",
]
