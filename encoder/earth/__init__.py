"""The Earth: the sphere, projections and CRSs, land and sea, and the names of towns."""

__all__ = ["crs_geometry", "crs_kinds", "equal_earth", "gazetteer", "land", "latitude_bands", "places", "sphere"]
