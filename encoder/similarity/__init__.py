"""What follows from similarity: reference sets, galleries, clusters, samples, colours."""
