"""Probes: from labelled places to a model that predicts the label anywhere, and how far it can be believed.

`training.train_probe` fits one, `probe.Probe` predicts, `probe_file` keeps it, `report` writes HTML. NumPy alone;
scikit-learn, where there is one, only fits what `sklearn_backend` asks of it.
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
