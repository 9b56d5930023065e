"""`placeprint:geolocateimage`: where a satellite picture was taken."""

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..encoder import load_encoder
from ..encoder.earth.gazetteer import place_name
from ..encoder.earth.sphere import WORLD, great_circle_distance
from ..encoder.images.geolocation import NARROWEST, WIDEST, Geolocator, NoPlaceError, picture_vector
from ..encoder.images.image_tower import load_image_tower
from ..encoder.images.posterior_content import PosteriorContent
from ..encoder.rasters.grid import DEFAULT_LENGTH
from ..encoder.rasters.pixels import Pixels
from . import field_types
from .base import PlaceprintAlgorithm, is_given
from .output_fields import FieldBlank, shown
from .picture_files import picture_paths, read_picture
from .progress import check, proceed, progress_of, steps_of
from .raster_formats import driver_for
from .raster_writer import write_raster
from .region_hint import region_of
from .requested_grid import corners_of, locator_of, make_grid
from .styles import classes, style_when_loaded, write_sidecar
from .transforms import wgs84
from .translation import number, tr
from .vector_output import VectorOutput

MOST_BANDS = 50
"""Pictures that a raster has a band for."""

SHADES = classes(
    (0, 0.02, 0.1, 0.25, 0.5, 0.75, 1),
    ("< 2 %", "2 - 10 %", "10 - 25 %", "25 - 50 %", "50 - 75 %", "≥ 75 %"),
)
"""How probabilities are shown,"""

LABEL = FieldBlank(("rank", "place", "probability"), "{} || '. ' || {} || ' (' || round(100 * {}) || ' %)'")
"""and what stands beside a candidate."""

ODDS = 100
"""Against the order of a picture's bands, above which red and blue are thought to be exchanged. Of 15 pictures, 12 of
them coarse, 14 had 100 to 50 million to 1 for the order that they have, and one, of Arabia, had 7 to 1 against it."""

FINEST_PIXEL = 0.1
"""Degrees: the tower tells no finer."""


class GeolocateImage(PlaceprintAlgorithm):
    PIXEL_METRES = "PIXEL_METRES"
    COUNTRY = "COUNTRY"
    COUNT = "COUNT"
    POSTERIOR = "POSTERIOR"

    NAME = "geolocateimage"
    DISPLAY_NAME = "Geolocate image"
    GROUP = "Images"
    TAGS = ("geolocation", "geo-localisation", "where", "photograph", "picture", "unknown position", "georeference")
    HELP = (
        "Tells where a satellite picture may have been taken that has no position: a PNG, a JPEG, a GeoTIFF without "
        "georeference. An image tower, a small neural network that ships with Placeprint and was trained together with "
        "its location encoder, looks at the picture and at 100,000 places of the Earth; the best ones are looked at "
        "again on finer points around them.\n\n"
        "The picture should show the ground from straight above in natural colours, 150 to 1,500 km across: what the "
        "tower has learned are landscapes, coasts and mountains, not streets and houses. The wider, the surer. Of a "
        "picture that is not square the middle is looked at. North need not be up. Give the size of a pixel on the "
        "ground if you know it: of a picture wider than 1,500 km the middle is then looked at.\n\n"
        "For a folder (type or paste its path) every picture in it is looked at. A country (name or ISO code) or an "
        "extent narrows the search.\n\n"
        "Fields: image, rank; score, the cosine between picture and place; probability, the chance that the picture "
        "was taken within 250 km of the point; place, the nearest town if there is one; lon, lat. The probabilities of "
        "one picture's points add up to 1 at most: what is missing lies elsewhere. A picture that does have a "
        "georeference is looked at all the same, and gets its true position (true_lon, true_lat) and how far off each "
        "point is (error_km).\n\n"
        "The raster, if you ask for it, has a band for each picture: the probability for each 100 by 100 km."
    )
    PARAMETERS = {
        "INPUT": (
            "A satellite picture that shows the ground from straight above in natural colours (PNG, JPEG or TIFF), "
            "150 to 1,500 km across; or the path of a folder of such pictures."
        ),
        "PIXEL_METRES": (
            "How many metres on the ground a pixel is wide, such as 1000. It helps with pictures that are "
            "wider than 1,500 km, of which the middle is then looked at."
        ),
        "COUNTRY": "Search in one country only: its English name or ISO code, such as Chile or CL.",
        "EXTENT": "Search in this extent only. Left empty, the whole Earth is searched.",
        "COUNT": "How many places to propose for each picture, 10 by default, the likeliest first.",
        "OUTPUT": (
            "Points in EPSG:4326, with rank, score, the probability that the picture was taken within 250 km, and the "
            "nearest town."
        ),
        "POSTERIOR": "A raster of the probability everywhere, a band for each picture.",
    }

    def initAlgorithm(self, _configuration=None):
        # Without a filter of its own QGIS would ask for a file that has an ending, which a folder has not.
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT, tr("Picture, or the path of a folder of pictures"), fileFilter=tr("All files (*)")
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.PIXEL_METRES,
                tr("Size of a pixel on the ground, in metres, if known"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(self.COUNTRY, tr("Country, if known (name or ISO code)"), optional=True)
        )
        self.addParameter(QgsProcessingParameterExtent(self.EXTENT, tr("Extent, if known"), optional=True))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.COUNT,
                tr("Candidates for each picture"),
                QgsProcessingParameterNumber.Type.Integer,
                defaultValue=10,
                minValue=1,
            )
        )
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Candidates")))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                self.POSTERIOR, tr("Probability"), optional=True, createByDefault=False
            )
        )

    def work(self, parameters, context, feedback):
        steps = steps_of(3, feedback)
        paths = picture_paths(self.parameterAsFile(parameters, self.INPUT, context))
        region = self._region(parameters, context)
        path = grid = None
        if is_given(parameters, self.POSTERIOR):
            path, grid = self.parameterAsOutputLayer(parameters, self.POSTERIOR, context), self._grid(region)
            self._check_raster(path, grid, len(paths))
        tower, encoder = load_image_tower(), load_encoder()
        pictures = self._pictures(paths, parameters, context, steps)
        vectors = self._vectors(tower, pictures, steps)
        steps.setCurrentStep(1)
        try:
            geolocator = Geolocator(tower, encoder, region and region.within, progress_of(steps))
        except NoPlaceError:
            raise QgsProcessingException(tr("The extent and the country have no place in common.")) from None
        self._caution(geolocator, pictures, vectors, steps)
        steps.setCurrentStep(2)
        if path is None:
            return self._tell_all(parameters, context, steps, geolocator, pictures, vectors)
        self._draw(path, grid, geolocator, pictures, vectors, context, steps)
        candidates = self._tell_all(parameters, context, steps, geolocator, pictures, vectors)
        return {**candidates, self.POSTERIOR: path}

    def _tell_all(self, parameters, context, feedback, geolocator, pictures, vectors):
        """Write the candidates of all pictures to OUTPUT, and return that."""
        count, fields = self.count(parameters, self.COUNT, context), _fields()
        with VectorOutput(self, parameters, context, fields, QgsWkbTypes.Type.Point, wgs84()) as output:
            for index, (picture, vector) in enumerate(zip(pictures, vectors)):
                proceed(feedback, index / len(pictures))
                found = geolocator.candidates(vector, count)
                output.add([_feature(fields, picture, rank, each) for rank, each in enumerate(found, 1)])
                self._tell(picture, found, feedback)
            output.style("ranked_points", value=shown("probability"), label=LABEL, expression=1, **SHADES)
        return {self.OUTPUT: output.id}

    def _pictures(self, paths, parameters, context, feedback):
        """Return the Pictures at `paths` that can be read, their `pixel_metres` those that the person gave."""
        given = None
        if is_given(parameters, self.PIXEL_METRES):
            given = self.parameterAsDouble(parameters, self.PIXEL_METRES, context)
            if not given > 0:
                raise QgsProcessingException(tr("The size of a pixel must be greater than zero."))
        pictures = []
        for index, path in enumerate(paths):
            proceed(feedback, 0.5 * index / len(paths))
            try:
                picture = read_picture(path, context.transformContext(), given, feedback.pushWarning)
            except ValueError as error:
                if len(paths) == 1:
                    raise QgsProcessingException(tr("Cannot use {}: {}.", path, error)) from error
                feedback.pushWarning(tr("Left out {}: {}.", path.name, error))
                continue
            for caution in picture.cautions:
                feedback.pushWarning(tr("{}: {}.", picture.name, caution))
            pictures.append(picture)
        if not pictures:
            raise QgsProcessingException(tr("None of the {} pictures could be used.", len(paths)))
        return pictures

    def _vectors(self, tower, pictures, feedback):
        vectors = []
        for index, picture in enumerate(pictures):
            proceed(feedback, 0.5 + 0.5 * index / len(pictures))
            if picture.width is not None and picture.width < NARROWEST:
                feedback.pushWarning(
                    tr(
                        "{} is {:.0f} km wide; below {:.0f} km the tower has learned nothing: expect little.",
                        picture.name,
                        picture.width / 1000,
                        NARROWEST / 1000,
                    )
                )
            elif picture.width is not None and picture.width > WIDEST:
                feedback.pushInfo(
                    tr(
                        "{} is {} km wide: the {} km in its middle are looked at.",
                        picture.name,
                        number(picture.width / 1000),
                        number(WIDEST / 1000),
                    )
                )
            vectors.append(picture_vector(tower, picture.pixels, picture.pixel_metres))
        return np.stack(vectors)

    def _caution(self, geolocator, pictures, vectors, feedback):
        """Warn of pictures whose bands look as if they were blue, green and red."""
        for picture, vector in zip(pictures, vectors):
            check(feedback)
            swapped = picture_vector(geolocator.tower, picture.pixels[..., ::-1], picture.pixel_metres)
            if geolocator.evidence(swapped) - geolocator.evidence(vector) > np.log(ODDS):
                feedback.pushWarning(
                    tr(
                        "{}: the picture matches the Earth better if red and blue are exchanged. If its bands are in "
                        "the order blue, green, red, do not use these places: save the picture with red as the first "
                        "band, then run again.",
                        picture.name,
                    )
                )

    def _region(self, parameters, context):
        extent, crs = self.extent(parameters, context)
        corners = None if extent is None else corners_of(wgs84(), extent, crs, context.transformContext())
        return region_of(corners, self.parameterAsString(parameters, self.COUNTRY, context))

    def _grid(self, region):
        """Return the RasterGrid of POSTERIOR, in degrees."""
        corners = region.bounds if region else WORLD
        pixel = max((corners[2] - corners[0]) / DEFAULT_LENGTH, FINEST_PIXEL)
        return make_grid(wgs84(), corners, pixel)

    def _check_raster(self, path, grid, count):
        """Raise QgsProcessingException, before any work, if `path` cannot hold a band for each of `count` pictures."""
        if count > MOST_BANDS:
            raise QgsProcessingException(tr("A raster of probability holds {} pictures, not {}.", MOST_BANDS, count))
        driver_for(path, grid, "float32", count)

    def _draw(self, path, grid, geolocator, pictures, vectors, context, feedback):
        """Write the probability of each picture as a band of a raster."""
        content = PosteriorContent(geolocator, vectors, [picture.name for picture in pictures])
        locator = locator_of(grid, context.transformContext())
        write_raster(self.outputs, path, Pixels(locator, geolocator.encoder, content, interpolate=False), feedback)
        style_when_loaded(context, path, "probability")
        write_sidecar(self, path, "probability")

    def _tell(self, picture, found, feedback):
        best = found[0]
        line = tr("{}: {}, {:.0%} within 250 km of it", picture.name, place_name(best.lon, best.lat), best.probability)
        if picture.lonlat is not None:
            off = great_circle_distance([[best.lon, best.lat]], [picture.lonlat])[0] / 1000
            line += tr("; in truth {} km away", number(off))
        feedback.pushInfo(line + ".")


def _fields():
    fields = QgsFields()
    for name, kind in (
        ("image", field_types.TEXT),
        ("rank", field_types.INTEGER),
        ("score", field_types.REAL),
        ("probability", field_types.REAL),
        ("place", field_types.TEXT),
        ("lon", field_types.REAL),
        ("lat", field_types.REAL),
        ("true_lon", field_types.REAL),
        ("true_lat", field_types.REAL),
        ("error_km", field_types.REAL),
    ):
        fields.append(QgsField(name, kind))
    return fields


def _feature(fields, picture, rank, candidate):
    """Return the QgsFeature of a Candidate for a Picture."""
    truth = [None] * 3
    if picture.lonlat is not None:
        lon, lat = (float(value) for value in picture.lonlat)
        off = great_circle_distance([[candidate.lon, candidate.lat]], [[lon, lat]])[0]
        truth = [lon, lat, float(off) / 1000]
    feature = QgsFeature(fields)
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(candidate.lon, candidate.lat)))
    place = place_name(candidate.lon, candidate.lat)
    feature.setAttributes(
        [picture.name, rank, candidate.score, candidate.probability, place, candidate.lon, candidate.lat, *truth]
    )
    return feature
