"""What a report is written with: HTML, SVG, PNG."""
