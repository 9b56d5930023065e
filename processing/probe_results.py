"""What a probe tells, as fields, values and colours of layers."""

import numpy as np
from qgis.core import QgsField, QgsFields

from ..encoder.rasters.raster_content import Category
from . import field_types
from .output_fields import FieldBlank
from .translation import tr

VIRIDIS = ((68, 1, 84), (70, 50, 127), (54, 92, 141), (39, 127, 142), (31, 161, 135), (74, 194, 109), (253, 231, 37))
"""Colours of numbers, low to high."""

RED_TO_BLUE = ((178, 24, 43), (239, 138, 98), (253, 219, 199), (240, 240, 240), (209, 229, 240), (103, 169, 207))
RED_TO_BLUE += ((33, 102, 172),)
"""Colours of residuals: red where less was there than was told."""

RIGHT, WRONG = (35, 139, 69), (203, 24, 29)


def right_or_wrong():
    """Return the Categories of a field that is 1 where a class was told rightly, and 0 where not."""
    return Category(1, tr("right"), RIGHT), Category(0, tr("wrong"), WRONG)


def colour_steps(field, low, high, colours):
    """Return (FieldBlank, Categories): which of equal steps from `low` to `high` a field's value is in.

    What lies beyond an end belongs to the step there.
    """
    count = len(colours)
    step = (high - low) / count or 1.0
    expression = FieldBlank((field,), f"clamp(0, floor(({{}} - {low:.9g}) / {step:.9g}), {count - 1})")
    bounds = [f"{low + step * index:.4g}" for index in range(count + 1)]
    labels = [tr("{} to {}", *bounds[index : index + 2]) for index in range(count)]
    labels[0], labels[-1] = tr("below {}", bounds[1]), tr("{} and above", bounds[-2])
    return expression, tuple(Category(index, label, colours[index]) for index, label in enumerate(labels))


def colour_stops(low, high):
    """Return the Categories of the colours between which numbers from `low` to `high` are drawn."""
    values = np.linspace(low, high, len(VIRIDIS))
    return tuple(Category(f"{value:.9g}", f"{value:.4g}", colour) for value, colour in zip(values, VIRIDIS))


def middle_range(values):
    """Return (low, high) between which all but a fiftieth of numbers lie at each end, for colours to be spent on."""
    low, high = np.percentile(values, [2, 98])
    return float(low), float(high if high > low else low + 1)


def predicted_field(metadata, name="predicted"):
    """Return the QgsField that takes what a probe tells: a number, or a class of the type that the labels had."""
    if not metadata.classes:
        return QgsField(name, field_types.REAL)
    if all(isinstance(each, int) for each in metadata.classes):
        return QgsField(name, field_types.LONG)
    return QgsField(name, field_types.REAL if isinstance(metadata.classes[0], float) else field_types.TEXT)


def fields_of(*pairs):
    """Return the QgsFields of (name, QVariant type) pairs, and of QgsFields that are ready."""
    fields = QgsFields()
    for pair in pairs:
        fields.append(pair if isinstance(pair, QgsField) else QgsField(*pair))
    return fields


def finite_or_null(number):
    """Return a number as a float, or None where it is not finite: NULL in a field."""
    return float(number) if np.isfinite(number) else None
