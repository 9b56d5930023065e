"""Location encoders, their files and folders, and how files are written whole or not at all."""
