"""Probes: from labelled places to a model that tells the label anywhere, and says how far it can be believed.

`training.train` fits one, `probe.Probe` predicts, `probe_file` keeps it, `report` tells a person about it. NumPy alone;
scikit-learn, where there is one, only fits what `scikit` asks of it.
"""
