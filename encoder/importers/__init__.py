"""Location encoders that others have published: their PyTorch checkpoints, read with NumPy alone."""

__all__ = ["checkpoint", "conversion", "torch_unpickler"]
