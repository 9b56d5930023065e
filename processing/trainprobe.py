"""`placeprint:trainprobe`: from labelled points to a probe, with an honest figure of how good it is."""

from pathlib import Path

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..encoder.earth.sphere import lonlat_of, unit_vectors
from ..encoder.probes import report
from ..encoder.probes.fitted_labels import KINDS
from ..encoder.probes.label_values import LARGEST
from ..encoder.probes.methods import BEST, BOOSTING, LOGISTIC, MLP, NEIGHBOURS, RIDGE
from ..encoder.probes.probe_file import write_probe
from ..encoder.probes.scores import score_name
from ..encoder.probes.sklearn_backend import ScikitLearnMissingError
from ..encoder.probes.training import BALANCED, train_probe
from ..encoder.progress import part
from . import field_types
from .base import PlaceprintAlgorithm, advanced, is_given
from .covariates import CovariateFields
from .feature_places import iter_batches, mean_of_points, plain_value, point_source
from .output_fields import combined, shown
from .probe_results import RED_TO_BLUE, colour_steps, fields_of, finite_or_null, predicted_field, right_or_wrong
from .progress import check, progress_of, steps_of
from .translation import tr
from .vector_output import VectorOutput, with_attributes
from .write_failures import check_writable

AUTO = "auto"

READING = 20
"""The share of the progress that is for reading the layer is one in so many."""


class TrainProbe(PlaceprintAlgorithm):
    FIELD = "FIELD"
    KIND = "KIND"
    METHOD = "METHOD"
    COVARIATES = "COVARIATES"
    BALANCE = "BALANCE"
    LOG = "LOG"
    UNIT = "UNIT"
    BLOCK_KM = "BLOCK_KM"
    KEEP_PLACES = "KEEP_PLACES"
    PROBE = "PROBE"
    REPORT = "REPORT"

    NAME = "trainprobe"
    DISPLAY_NAME = "Train probe"
    GROUP = "Probes"
    TAGS = ("predict", "classify", "regression", "species distribution", "machine learning", "cross-validation", "map")
    HELP = (
        "Learns from labelled points what their places have in common, so that the label can be predicted anywhere: "
        "species seen or not, soil class, yield, price, rainfall. It fits a simple model, a probe, on what a location "
        "encoder learned from satellite imagery; 'Predict raster' then draws the map.\n\n"
        "How good the probe is, is found out honestly: every place is predicted by a probe that has seen nothing of "
        "the block of land around it. The blocks are as wide as labels resemble one another, unless you say. The "
        "figure of places drawn at random stands beside it, and flatters; so do nearest neighbours and the plainest "
        "guess, which need no probe.\n\n"
        "Text and few whole numbers are taken for classes, other numbers for numbers. 'auto' fits a linear model; "
        "'best' tries all that there are. 'mlp' and 'boosting' need scikit-learn for the training, and nothing for the "
        "prediction. Features without a label, a geometry, or outside the world are left out.\n\n"
        "Out come the probe (a file without any code in it), the points with what was predicted of them, and a report "
        "to be opened in a browser. The file keeps the coordinates of the training places, so that the probe can say "
        "where it learned; on demand it keeps none, and of the embeddings, which would give them away, only such of "
        "places 10 to 30 km off. The points and the maps of the report show where they are."
    )
    PARAMETERS = {
        "INPUT": (
            "A point layer with what is known at some places, in any CRS. Some dozens of points are enough to begin "
            "with; the wider they are spread, the better."
        ),
        "FIELD": (
            "The field to learn: text or few whole numbers (species, soil class) make a map of classes, other numbers "
            "(yield, price) a map of numbers."
        ),
        "METHOD": (
            "The kind of model. 'auto' fits a linear one, right for few points; 'best' tries all and takes the one "
            "that validates best; 'mlp' and 'boosting' need scikit-learn."
        ),
        "KIND": (
            "Whether the label is a class or a number. 'auto' tells by the field; choose 'classification' for numbers "
            "that are codes."
        ),
        "COVARIATES": (
            "Fields of numbers to learn from beside the place, such as elevation. Every place to be predicted needs "
            "them too."
        ),
        "BALANCE": (
            "Give rare classes the same weight as frequent ones: more of them are found, and more are found in error."
        ),
        "LOG": (
            "Learn the logarithm, for positive numbers that span several powers of ten, such as population or price."
        ),
        "UNIT": "The unit of the number, such as mm or t/ha, for the report.",
        "BLOCK_KM": (
            "The width in kilometres of the blocks of land that are held out to see how good the probe is. With 0, "
            "the default, it is as far as labels resemble one another."
        ),
        "KEEP_PLACES": (
            "Keep the coordinates of the training places in the probe file. Switch it off before giving the file away "
            "if the places are confidential."
        ),
        "PROBE": (
            "The probe file (*.probe.npz), for 'Predict raster', 'Predict points' and the expression location_predict."
        ),
        "OUTPUT": (
            "The labelled points with what was predicted of each by a probe that had not seen its block, and whether "
            "that was right."
        ),
        "REPORT": ("A page (*.html) that tells how good the probe is, where it fails, and what to read first."),
    }

    def initAlgorithm(self, _configuration=None):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterFeatureSource(self.INPUT, tr("Labelled points"), point))
        self.addParameter(
            QgsProcessingParameterField(self.FIELD, tr("Field with the label"), parentLayerParameterName=self.INPUT)
        )
        methods = [AUTO, RIDGE, LOGISTIC, NEIGHBOURS, MLP, BOOSTING, BEST]
        self.addParameter(self._choice(self.METHOD, tr("Method"), methods))
        self.addParameter(self._choice(self.KIND, tr("Label is"), [AUTO, *KINDS], True))
        self.addParameter(
            advanced(
                QgsProcessingParameterField(
                    self.COVARIATES,
                    tr("Other numbers to learn from (any place to be predicted needs them too)"),
                    parentLayerParameterName=self.INPUT,
                    type=QgsProcessingParameterField.DataType.Numeric,
                    allowMultiple=True,
                    optional=True,
                )
            )
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterBoolean(self.BALANCE, tr("Rare classes count as much as frequent ones"), False)
            )
        )
        self.addParameter(
            advanced(QgsProcessingParameterBoolean(self.LOG, tr("Learn the logarithm of the number"), False))
        )
        self.addParameter(advanced(QgsProcessingParameterString(self.UNIT, tr("Unit of the number"), optional=True)))
        self.addParameter(
            advanced(
                QgsProcessingParameterNumber(
                    self.BLOCK_KM,
                    tr("Width of the blocks of the validation, km (0: what the labels suggest)"),
                    QgsProcessingParameterNumber.Type.Double,
                    defaultValue=0,
                    minValue=0,
                )
            )
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterBoolean(
                    self.KEEP_PLACES, tr("Keep the coordinates of the training places in the probe file"), True
                )
            )
        )
        self.add_encoder_parameter()
        self.addParameter(
            QgsProcessingParameterFileDestination(self.PROBE, tr("Probe"), tr("Probe files (*.probe.npz)"))
        )
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Predictions from other blocks")))
        self.addParameter(
            QgsProcessingParameterFileDestination(self.REPORT, tr("Report"), tr("HTML files (*.html)"), optional=True)
        )

    def compute(self, parameters, context, feedback):
        source = point_source(self, parameters, self.INPUT, context, tr("Labelled points"))
        field = self.parameterAsString(parameters, self.FIELD, context)
        covariates = self._field_names(parameters, context)
        for name in (field, *covariates):
            if source.fields().indexFromName(name) < 0:
                raise QgsProcessingException(tr("{} has no field '{}'.", source.sourceName(), name))
        probe_path = self.parameterAsFileOutput(parameters, self.PROBE, context)
        report_path = self.parameterAsFileOutput(parameters, self.REPORT, context)
        check_writable(filter(None, (probe_path, report_path)))

        progress = progress_of(feedback)
        # Reading is a small part of the work.
        reading = steps_of(READING, feedback)
        features, lonlat, labels, numbers = self._read(source, field, covariates, context, reading)
        trained = self._train(parameters, context, feedback, (lonlat, labels, numbers), field, covariates, progress)
        self._tell(trained, feedback)
        check(feedback)

        metadata, predictions = trained.probe.metadata, trained.out_of_fold
        fields, values = self._out_of_fold(metadata, predictions)
        fields = combined(source.fields(), fields)
        layer = (fields, source.wkbType(), source.sourceCrs())
        with VectorOutput(self, parameters, context, *layer) as output:
            output.add(with_attributes(features, values, np.ones(len(features), dtype=bool)))
            last = fields.at(fields.count() - 1).name()
            if metadata.classes:
                output.style("category_points", right_or_wrong(), field=shown(last))
            else:
                reach = 2 * float(np.std(predictions.residuals))
                expression, categories = colour_steps(last, -reach, reach, RED_TO_BLUE)
                output.style("category_points", categories, field=expression)
        try:
            write_probe(self.outputs.stage(probe_path).path, trained.probe)
        except ValueError as error:
            raise QgsProcessingException(tr("The probe could not be written: {}", error)) from error
        if report_path:
            report.write_report(self.outputs.stage(report_path).path, trained, Path(probe_path).name)
        reported = {self.REPORT: report_path} if report_path else {}
        return {self.PROBE: probe_path, **reported, self.OUTPUT: output.id}

    def _choice(self, name, label, options, further=False):
        parameter = QgsProcessingParameterEnum(
            name, label, options=options, defaultValue=options[0], usesStaticStrings=True
        )
        return advanced(parameter) if further else parameter

    def _field_names(self, parameters, context):
        if not is_given(parameters, self.COVARIATES):
            return []
        # The one is too old for QGIS 3.40, the other too new for 3.22.
        read = self.parameterAsStrings if hasattr(self, "parameterAsStrings") else self.parameterAsFields
        return read(parameters, self.COVARIATES, context)

    def _read(self, source, field, covariates, context, feedback):
        """Return (features, (n, 2) lonlat, labels, (n, c) covariates) of those that have a label and a place."""
        features, lonlat, labels, numbers = [], [np.empty((0, 2))], [], [np.empty((0, len(covariates)))]
        beside = CovariateFields(covariates, source)
        left_out, unmeasured = 0, []
        for batch in iter_batches(source, context, feedback):
            vectors, known = mean_of_points(batch, unit_vectors(batch.lonlat))
            labelled = [plain_value(feature[field]) for feature in batch.features]
            for row, label in enumerate(labelled):
                if isinstance(label, (int, float)) and not abs(label) <= LARGEST:
                    unmeasured.append(label)
                    labelled[row] = None
            good = known & np.array([label is not None for label in labelled], dtype=bool)
            left_out += int((~good).sum())
            lonlat.append(lonlat_of(vectors[good]))
            chosen = [batch.features[row] for row in np.flatnonzero(good)]
            features += chosen
            labels += [labelled[row] for row in np.flatnonzero(good)]
            numbers.append(beside.of(chosen))
        if unmeasured:
            feedback.pushWarning(
                tr(
                    "Field '{}': {:,} labels, such as {:g}, stand for no data, because no measurement is beyond {:g}. "
                    "Their features are left out.",
                    field,
                    len(unmeasured),
                    unmeasured[0],
                    LARGEST,
                )
            )
        if left_out:
            feedback.pushInfo(tr("{} features have no label or no place, and are left out.", left_out))
        if not features:
            raise QgsProcessingException(tr("No feature of {} has a label and a place.", source.sourceName()))
        beside.check()
        beside.report(feedback)
        return features, np.concatenate(lonlat), labels, np.concatenate(numbers)

    def _train(self, parameters, context, feedback, data, field, covariates, progress):
        lonlat, labels, numbers = data
        kind = self.parameterAsString(parameters, self.KIND, context)
        method = self.parameterAsString(parameters, self.METHOD, context)
        try:
            return train_probe(
                self.encoder,
                lonlat,
                labels,
                kind=None if kind == AUTO else kind,
                method=None if method == AUTO else method,
                covariates=numbers if covariates else None,
                covariate_names=covariates,
                class_weights=BALANCED if self.parameterAsBoolean(parameters, self.BALANCE, context) else None,
                log_target=self.parameterAsBoolean(parameters, self.LOG, context),
                block_km=self.parameterAsDouble(parameters, self.BLOCK_KM, context) or None,
                field=field,
                unit=self.parameterAsString(parameters, self.UNIT, context),
                keep_places=self.parameterAsBoolean(parameters, self.KEEP_PLACES, context),
                progress=part(progress, 1 / READING, 0.98),
            )
        except (ValueError, ScikitLearnMissingError) as error:
            raise QgsProcessingException(tr("No probe can be trained: {}.", str(error).rstrip("."))) from error

    def _tell(self, trained, feedback):
        name, scores = score_name(trained.score), trained.scores
        where = tr("at random, for no blocks were possible")
        if trained.probe.metadata.block_km:
            where = tr("in other blocks of {:g} km", trained.probe.metadata.block_km)
        feedback.pushInfo(
            tr(
                "{}: {:.3f} {}; at random {:.3f}; nearest neighbours {:.3f}; plain guess {:.3f}.",
                name,
                scores["blocked"][trained.score],
                where,
                *(scores[group][trained.score] for group in ("random", "neighbours", "plain")),
            )
        )
        for warning in trained.warnings:
            feedback.pushWarning(warning.text)

    def _out_of_fold(self, metadata, predictions):
        """Return (QgsFields, rows): what each place is told by the probe that had not seen its block."""
        fold = ("fold", field_types.INTEGER)
        predicted = predicted_field(metadata)
        if metadata.classes:
            fields = fields_of(fold, predicted, ("probability", field_types.REAL), ("correct", field_types.INTEGER))
            classes = [metadata.classes[number] for number in predictions.indices]
            columns = (
                predictions.folds.tolist(),
                classes,
                predictions.probability.tolist(),
                predictions.right.astype(int).tolist(),
            )
        else:
            names = ("low", "high", "residual")
            fields = fields_of(fold, predicted, *((name, field_types.REAL) for name in names))
            numbers = (predictions.values, predictions.low, predictions.high, predictions.residuals)
            columns = (predictions.folds.tolist(), *([finite_or_null(each) for each in column] for column in numbers))
        return fields, [list(row) for row in zip(*columns)]
