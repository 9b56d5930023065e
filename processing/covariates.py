"""The covariates of a probe, as the fields of a layer have them."""

import re

import numpy as np
from qgis.core import QgsProcessingException

from ..encoder.probes.label_values import LARGEST
from .feature_places import plain_value
from .translation import tr

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
"""A number as programs write it. A comma is none: whether it stands for a point or for thousands, nobody knows."""

TRUTH = {"true": 1.0, "false": 0.0}


class CovariateFields:
    """Reads the numbers of some fields, and counts what is missing in them and what is no number."""

    def __init__(self, names, source):
        """Take the names of covariates, and the QgsProcessingFeatureSource that has fields of these names.

        A field is found in capital and small letters too if only one is of that name.
        """
        self.names = names
        self._source = source.sourceName()
        self._columns = [_column_of(name, source.fields()) for name in names]
        self._read = 0
        self._missing, self._wrong, self._example = [0] * len(names), [0] * len(names), [""] * len(names)
        self.absent = [name for name, column in zip(names, self._columns) if column is None]

    def of(self, features):
        """Return the (n, c) float64 numbers of a list of features, not-a-number where there is none."""
        self._read += len(features)
        numbers = np.full((len(features), len(self.names)), np.nan)
        for index, column in enumerate(self._columns):
            if column is not None:
                numbers[:, index] = [self._number(index, feature.attribute(column)) for feature in features]
        return numbers

    def _number(self, index, value):
        number = number_of(value)
        if number is None:
            self._missing[index] += 1
        elif not abs(number) <= LARGEST:
            self._wrong[index] += 1
            self._example[index] = self._example[index] or str(plain_value(value))
        else:
            return number
        return np.nan

    def check(self):
        """Raise QgsProcessingException for a field in which nothing that was read is a number."""
        for index, name in enumerate(self.names):
            if self._wrong[index] and self._wrong[index] + self._missing[index] == self._read:
                raise QgsProcessingException(
                    tr(
                        "The field '{}' of {} contains no numbers, only values such as '{}'. Write numbers as in 12.5, "
                        "or leave the field out.",
                        name,
                        self._source,
                        self._example[index],
                    )
                )

    def report(self, feedback):
        """Warn of what was missing and of what was no number."""
        if self.absent:
            feedback.pushWarning(
                tr(
                    "{} has no field {}: the median of the training places is taken.",
                    self._source,
                    ", ".join(self.absent),
                )
            )
        for name, wrong, missing, example in zip(self.names, self._wrong, self._missing, self._example):
            if wrong:
                feedback.pushWarning(
                    tr(
                        "Field '{}': {:,} of {:,} values are not numbers, such as '{}'. The median of the training "
                        "places is used instead. Write numbers as in 12.5, then run again.",
                        name,
                        wrong,
                        self._read,
                        example,
                    )
                )
            if missing:
                feedback.pushWarning(
                    tr(
                        "Field '{}': {:,} of {:,} values are missing. The median of the training places is used "
                        "instead.",
                        name,
                        missing,
                        self._read,
                    )
                )


def number_of(value):
    """Return an attribute as a float: of Booleans 0 or 1, of texts the number that they are; None where there is none,
    and not-a-number where it is something else."""
    if isinstance(value, bool):
        return float(value)
    plain = plain_value(value)
    if isinstance(plain, str):
        text = plain.strip()
        return TRUTH.get(text.lower(), float(text) if NUMBER.fullmatch(text) else np.nan)
    return plain if plain is None else float(plain)


def _column_of(name, fields):
    """Return the index of a field, None if there is none, or if only capitals tell several apart."""
    if fields.indexFromName(name) >= 0:
        return fields.indexFromName(name)
    alike = [index for index, field in enumerate(fields) if field.name().casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None
