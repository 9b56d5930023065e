"""What is imported as if it lay in the root: `placeprint.sklearn`. The root says why."""

__all__ = ["sklearn"]
