"""For developers: training data, evaluation, experiments. In neither the zip nor the wheel."""

__all__ = ["commands", "evaluation", "imagery"]
