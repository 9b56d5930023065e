"""Location encoders that others have published: their PyTorch checkpoints, read with NumPy alone."""
