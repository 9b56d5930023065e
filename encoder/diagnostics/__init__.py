"""What a person who asks for help can copy: versions, encoders, the speed of this machine, and a self-test."""

from .report import Diagnosis, diagnose

__all__ = ["Diagnosis", "diagnose"]
