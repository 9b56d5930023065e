"""What a raster shows of every pixel: grids, contents, and similarities that are interpolated or kept at hand."""
