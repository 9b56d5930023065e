"""The training data: fetches the archives by name and reads images and maps from them. Not in the zip."""

__all__ = ["archives", "world"]
