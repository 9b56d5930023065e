"""What a raster shows of every pixel: grids, contents, and similarities that are interpolated or kept at hand."""

__all__ = [
    "cluster_content",
    "colour_content",
    "grid",
    "pixels",
    "raster_content",
    "similarity_cache",
    "similarity_content",
    "smooth_field",
]
