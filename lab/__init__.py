"""For developers: training data, evaluation, experiments. In neither the zip nor the wheel."""
