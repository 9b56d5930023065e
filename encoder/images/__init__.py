"""Images of the ground: the image tower, and where an image was taken."""

__all__ = ["geolocation", "image_file", "image_tower", "posterior_content", "resample"]
