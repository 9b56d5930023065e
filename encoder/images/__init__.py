"""Images of the ground: the image tower, and where an image was taken."""
