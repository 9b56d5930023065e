"""What computes embeddings, in NumPy: spherical harmonics, SIREN and its relatives, EfficientNet."""

__all__ = ["efficientnet", "fourier_network", "harmonic_network", "harmonics", "layers", "siren"]
