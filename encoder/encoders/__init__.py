"""Location encoders: longitude and latitude in, embeddings out; and which of them are at hand."""

__all__ = ["folders", "library", "location_encoder"]
