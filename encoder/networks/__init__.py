"""What computes embeddings, in NumPy: spherical harmonics, SIREN and its relatives, EfficientNet."""
