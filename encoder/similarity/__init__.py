"""What follows from similarity: reference sets, galleries, clusters, samples, colours."""

__all__ = ["clusters", "colours", "gallery", "reference_set", "sampling"]
