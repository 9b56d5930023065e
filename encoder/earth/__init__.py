"""The Earth: the sphere, projections and CRSs, land and sea, and the names of towns."""
