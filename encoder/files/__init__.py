"""Files: arrays with metadata, encoders, and outputs that appear whole or not at all."""

__all__ = ["array_file", "atomic_output", "encoder_file"]
