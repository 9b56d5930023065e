"""Files: arrays with metadata, encoders, and outputs that appear whole or not at all."""
