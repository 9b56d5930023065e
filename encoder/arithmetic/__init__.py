"""Matrix products by NumPy's own BLAS, and what becomes of numbers that are too small."""

__all__ = ["banded_matrix", "blas", "float_errors"]
