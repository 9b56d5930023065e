"""What a report is written with: HTML, SVG, PNG."""

__all__ = ["html", "png", "svg"]
