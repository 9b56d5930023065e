"""What developers need to make and judge an encoder: training data, evaluation, experiments. In neither the zip nor the wheel."""
