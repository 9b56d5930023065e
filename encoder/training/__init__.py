"""Training a location encoder with torch. Never imported by QGIS: it runs in a process of its own."""
