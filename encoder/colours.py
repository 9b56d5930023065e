"""Embeddings as colours: the first three principal components of the land, stretched alike everywhere."""

import numpy as np


def colours_of(encoder, embeddings):
    """Return the (n, 3) uint8 red, green and blue, 1 to 255, of (n, dim) embeddings."""
    return colours_of_components(encoder, encoder.principal_components(embeddings, 3))


def colours_of_components(encoder, components):
    """Return the (n, 3) uint8 red, green and blue, 1 to 255, of (n, 3) first principal components.

    The 2nd and the 98th percentile of each component over the land become 1 and 255. They stand in the encoder file,
    so that colours agree between extents, tiles and machines; 0 is left free to mean that there is nothing.
    """
    low, high = encoder.component_ranges[:3].T
    return np.clip(np.rint(1 + 254 * (components - low) / (high - low)), 1, 255).astype(np.uint8)
