import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from placeprint.processing.transforms import BulkTransform, wgs84


def test_a_point_that_cannot_be_transformed_spoils_no_other(qgis_app):
    utm = QgsCoordinateReferenceSystem("EPSG:32650")
    metres = np.array([[500e3, 1e6], [1e30, 1e30], [400e3, 2e6], [np.nan, 0.0], [600e3, 3e6]])
    lonlat = BulkTransform(utm, wgs84(), QgsCoordinateTransformContext())(metres)
    np.testing.assert_array_equal(np.isnan(lonlat).any(axis=1), [False, True, False, True, False])
    np.testing.assert_allclose(lonlat[0], [117.0, 9.046], atol=1e-3)
    there = BulkTransform(wgs84(), utm, QgsCoordinateTransformContext())(lonlat[[0, 2, 4]])
    np.testing.assert_allclose(there, metres[[0, 2, 4]], atol=1e-3)
