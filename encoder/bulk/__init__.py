"""Work that is larger than memory: files of points, and rasters, piece by piece, on one machine or on many."""
