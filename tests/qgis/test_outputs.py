"""What a run did not create, it neither removes nor overwrites: outputs beside, inside and in place of other files."""

import os
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

REFERENCE = "114.17,22.28 [EPSG:4326]"
PLACES = [(114.17, 22.28), (8.54, 47.37), (36.82, -1.29)]


@pytest.fixture
def similarity(run, make_points, own_encoder):
    """Return a function that runs `similaritytopoints` on three places, or on another INPUT."""
    points = make_points(PLACES)

    def similarity(output, **parameters):
        known = {"INPUT": points, "REFERENCE": REFERENCE, "ENCODER": str(own_encoder), "OUTPUT": str(output)}
        return run("similaritytopoints", **{**known, **parameters})

    return similarity


@pytest.fixture
def project_file(tmp_path):
    """A GeoPackage with the tables `plots`, of three points, and `roads`, and a style that a person made of it."""
    path = tmp_path / "data" / "project.gpkg"
    path.parent.mkdir()
    for name in ("plots", "roads"):
        layer = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", name, "memory")
        features = []
        for place in PLACES:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([name])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = name
        if path.exists():
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        written = QgsVectorFileWriter.writeAsVectorFormatV2(
            layer, str(path), QgsProject.instance().transformContext(), options
        )
        assert written[0] == QgsVectorFileWriter.WriterError.NoError
    path.with_suffix(".qml").write_text("<qgis>a person's</qgis>")
    return path


def tables(path):
    """Return {table: number of features} of a file."""
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    return {
        file.GetLayer(index).GetName(): file.GetLayer(index).GetFeatureCount() for index in range(file.GetLayerCount())
    }


def content(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


TABLE = ["{}|layername={}", "ogr:dbname='{}' table=\"{}\" (geom)"]


@pytest.mark.parametrize("form", TABLE)
def test_a_table_joins_a_geopackage(similarity, project_file, form):
    style = project_file.with_suffix(".qml").read_text()
    results = similarity(form.format(project_file, "similar"))
    assert tables(project_file) == {"plots": 3, "roads": 3, "similar": 3}
    layer = QgsVectorLayer(results["OUTPUT"], "result")
    assert next(feature["similarity"] for feature in layer.getFeatures()) == pytest.approx(1)
    assert project_file.with_suffix(".qml").read_text() == style
    assert {path.name for path in project_file.parent.iterdir()} == {"project.gpkg", "project.qml"}


@pytest.mark.parametrize("form", TABLE)
def test_a_table_replaces_the_one_of_its_name(similarity, project_file, form, make_points):
    similarity(form.format(project_file, "roads"), INPUT=make_points(PLACES[:2]))
    assert tables(project_file) == {"plots": 3, "roads": 2}


@pytest.mark.parametrize("form", ["{}", *TABLE])
@pytest.mark.parametrize("table", ["roads", "new"])
@pytest.mark.parametrize("moment", [0, 50])
def test_a_run_that_is_cancelled_leaves_the_file_as_it_was(similarity, project_file, feedback, form, table, moment):
    before = tables(project_file), project_file.with_suffix(".qml").read_text()
    feedback.cancel_at = moment
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        similarity(form.format(project_file, table))
    assert (tables(project_file), project_file.with_suffix(".qml").read_text()) == before
    assert {path.name for path in project_file.parent.iterdir()} == {"project.gpkg", "project.qml"}


@pytest.mark.parametrize("form", ["{}", *TABLE])
def test_a_run_that_fails_leaves_the_file_as_it_was(run, project_file, make_points, own_encoder, form):
    before = content(project_file.parent)
    with pytest.raises(QgsProcessingException, match="components"):
        run(
            "embedpoints",
            INPUT=make_points(PLACES),
            COMPONENTS=7,
            ENCODER=str(own_encoder),
            OUTPUT=form.format(project_file, "roads"),
        )
    assert content(project_file.parent) == before


def test_a_folder_whose_name_is_a_files_and_a_table(similarity, tmp_path):
    keep, folder = tmp_path / "keep.csv", tmp_path / "keep.csv|x"
    keep.write_text("kept")
    folder.mkdir()
    similarity(folder / "out.gpkg")
    assert tables(folder / "out.gpkg") == {"out": 3}
    with pytest.raises(QgsProcessingException):
        similarity(folder / "missing" / "out.gpkg")
    assert keep.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("keep")) == [
        "keep.csv",
        "keep.csv|x",
    ]


@pytest.mark.parametrize("name", ["x.gdb", "x.shp", "x.gpkg"])
def test_a_folder_of_the_outputs_name_stays(similarity, tmp_path, name):
    folder = tmp_path / "out" / name
    folder.mkdir(parents=True)
    (folder / "a00000001.gdbtable").write_bytes(b"kept")
    before = content(tmp_path / "out")
    with pytest.raises(QgsProcessingException, match="folder"):
        similarity(folder)
    assert content(tmp_path / "out") == before


def test_a_table_of_a_file_that_is_no_database_is_refused_and_the_file_stays(similarity, tmp_path):
    path = tmp_path / "broken.gpkg"
    path.write_bytes(b"not a database")
    for form in TABLE:
        with pytest.raises(QgsProcessingException, match=r"broken\.gpkg"):
            similarity(form.format(path, "x"))
    assert path.read_bytes() == b"not a database"


@pytest.mark.parametrize("name", ["it's", 'say "hi"', "Größe", "a b"])
def test_a_table_whose_name_gdal_complains_about_is_there(similarity, project_file, name):
    quoted = name.replace('"', '\\"')
    results = similarity(f"ogr:dbname='{project_file}' table=\"{quoted}\" (geom)")
    assert tables(project_file) == {"plots": 3, "roads": 3, name: 3}
    assert QgsVectorLayer(results["OUTPUT"], "result").featureCount() == 3
    results = similarity(f"ogr:dbname='{project_file.with_name('new.gpkg')}' table=\"{quoted}\" (geom)")
    assert tables(project_file.with_name("new.gpkg")) == {name: 3}


def test_a_raster_does_not_replace_tables(run, project_file, own_encoder):
    before = content(project_file.parent)
    with pytest.raises(QgsProcessingException, match="roads"):
        run("embeddingrgb", PIXEL_SIZE=10, ENCODER=str(own_encoder), OUTPUT=str(project_file))
    assert content(project_file.parent) == before


def test_side_files_of_something_else_are_not_overwritten(similarity, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "plots.dbf").write_bytes(b"a table of its own")
    before = content(folder)
    with pytest.raises(QgsProcessingException, match=r"plots\.dbf"):
        similarity(folder / "plots.shp")
    assert content(folder) == before


def test_a_shapefile_that_is_replaced_keeps_no_index_of_the_old_one(similarity, tmp_path):
    path = tmp_path / "plots.shp"
    similarity(path)
    ogr.Open(str(path), 1).ExecuteSQL("CREATE SPATIAL INDEX ON plots")
    assert path.with_suffix(".qix").exists()
    similarity(path)
    assert not path.with_suffix(".qix").exists()
    assert tables(path) == {"plots": 3}


def test_what_a_geopackage_still_holds_in_its_log_does_not_get_into_the_one_that_replaces_it(similarity, tmp_path):
    import sqlite3

    path = tmp_path / "plots.gpkg"
    similarity(path)
    other = sqlite3.connect(str(path))
    try:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE other (a)")
        other.commit()
        similarity(path)
    finally:
        other.close()
    assert tables(path) == {"plots": 3}


class TestInputs:
    """OUTPUT is INPUT, however it is named."""

    @pytest.fixture
    def source(self, project_file):
        return f"{project_file}|layername=plots"

    @pytest.fixture(params=["path", "dbname", "link", "table", "relative"])
    def output(self, request, project_file, monkeypatch):
        if request.param == "link":
            link = project_file.with_name("link.gpkg")
            link.symlink_to(project_file)
            return str(link)
        monkeypatch.chdir(project_file.parent)
        return {
            "path": str(project_file),
            "dbname": f"ogr:dbname='{project_file}' table=\"plots\" (geom)",
            "table": f"{project_file}|layername=PLOTS",
            "relative": "project.gpkg",
        }[request.param]

    def refused(self, run, folder, algorithm, **parameters):
        before = content(folder)
        with pytest.raises(QgsProcessingException, match="Choose another"):
            run(algorithm, **parameters)
        assert content(folder) == before

    @pytest.mark.parametrize("form", ["text", "layer", "project", "selection", "expression"])
    @pytest.mark.parametrize("algorithm", ["embedpoints", "similaritytopoints", "clusterpoints", "samplediverse"])
    def test_it_is_refused(self, run, own_encoder, project_file, source, output, form, algorithm):
        layer = QgsVectorLayer(source, "plots")
        if form in ("project", "selection"):
            QgsProject.instance().addMapLayer(layer)
        given = {"text": source, "layer": layer, "project": layer.id(), "expression": source}.get(form)
        given = given or QgsProcessingFeatureSourceDefinition(layer.id(), True)
        parameters = {"INPUT": given, "OUTPUT": output, "ENCODER": str(own_encoder)}
        if algorithm == "similaritytopoints":
            parameters["REFERENCE"] = REFERENCE
        self.refused(run, project_file.parent, algorithm, **parameters)

    @pytest.mark.parametrize("name", ["REFERENCES", "NEGATIVES"])
    def test_of_references_too(self, run, own_encoder, project_file, source, make_points, name):
        parameters = {"INPUT": make_points(PLACES), "REFERENCE": REFERENCE, name: source, "ENCODER": str(own_encoder)}
        self.refused(run, project_file.parent, "similaritytopoints", OUTPUT=str(project_file), **parameters)

    def test_of_a_layer_that_is_a_query_of_it(self, run, own_encoder, project_file, source):
        layer = QgsVectorLayer(source, "plots")
        QgsProject.instance().addMapLayer(layer)
        view = QgsVectorLayer("?query=select * from plots", "view", "virtual")
        assert view.featureCount() == 3
        self.refused(
            run, project_file.parent, "embedpoints", INPUT=view, OUTPUT=str(project_file), ENCODER=str(own_encoder)
        )

    def test_another_table_of_the_same_file_is_welcome(self, similarity, project_file, source):
        for given in (source, str(project_file)):
            similarity(f"ogr:dbname='{project_file}' table=\"roads\" (geom)", INPUT=given)
            assert tables(project_file) == {"plots": 3, "roads": 3}

    def test_a_probe_is_not_overwritten_by_what_it_predicts(self, run, every_algorithm, tmp_path):
        (case,) = [case for case in every_algorithm if case.algorithm == "predictpoints"]
        probe = case.parameters["PROBE"]
        before = content(tmp_path / "input")
        with pytest.raises(QgsProcessingException, match="Choose another"):
            run("predictraster", PROBE=probe, OUTPUT=probe, ENCODER=case.parameters["ENCODER"])
        assert content(tmp_path / "input") == before

    def test_nor_a_raster_by_the_encoder_that_learns_from_it(self, run, every_algorithm, tmp_path):
        (case,) = [case for case in every_algorithm if case.algorithm == "trainencoder"]
        raster = case.parameters["INPUT"]
        virtual = str(tmp_path / "input" / "mosaic.vrt")
        gdal.BuildVRT(virtual, [raster]).FlushCache()
        before = Path(raster).read_bytes()
        for given in (raster, virtual):
            with pytest.raises(QgsProcessingException, match="Choose another"):
                run(
                    "trainencoder", **{**case.parameters, "INPUT": given}, OUTPUT=str(tmp_path / "a.npz"), REPORT=raster
                )
        assert Path(raster).read_bytes() == before

    @pytest.mark.parametrize("pair", [("PROBE", "OUTPUT"), ("PROBE", "REPORT"), ("REPORT", "OUTPUT")])
    def test_two_outputs_are_two_files(self, run, every_algorithm, tmp_path, pair):
        (case,) = [case for case in every_algorithm if case.algorithm == "trainprobe"]
        folder = tmp_path / "out"
        folder.mkdir()
        outputs = {name: str(folder / file) for name, file in case.outputs.items()}
        outputs[pair[0]] = outputs[pair[1]]
        with pytest.raises(QgsProcessingException, match="Choose another"):
            run("trainprobe", **case.parameters, **outputs)
        assert content(folder) == {}


class TestStyles:
    """A style beside an output is overwritten only where Placeprint wrote it."""

    @pytest.fixture(params=["st.gpkg", "st.tif"])
    def draw(self, request, run, similarity, own_encoder, tmp_path):
        """A function that makes an output `st`, and the paths of it and of its style."""
        output = tmp_path / "out" / request.param
        output.parent.mkdir()

        def draw():
            if output.suffix == ".gpkg":
                similarity(output)
            else:
                run(
                    "similarityraster",
                    REFERENCE=REFERENCE,
                    PIXEL_SIZE=10,
                    ENCODER=str(own_encoder),
                    OUTPUT=str(output),
                )

        return draw, output, output.with_suffix(".qml")

    @pytest.mark.parametrize("there", [True, False])
    def test_that_of_a_person_stays(self, draw, there):
        draw, output, style = draw
        if there:
            draw()
        style.write_text("<qgis>mine</qgis>")
        draw()
        assert style.read_text() == "<qgis>mine</qgis>"
        assert output.exists()

    def test_one_that_a_person_has_changed_stays(self, draw):
        draw, _, style = draw
        draw()
        changed = style.read_text().replace('opacity="1"', 'opacity="0.5"', 1).replace("<qgis", "<qgis note=''", 1)
        style.write_text(changed)
        draw()
        assert style.read_text() == changed

    def test_our_own_is_written_anew(self, draw):
        draw, output, style = draw
        draw()
        first = style.read_bytes()
        output.unlink()
        draw()
        assert style.read_bytes() == first

    def test_that_of_another_output_of_the_same_name_stays(self, draw, run, own_encoder):
        draw, output, style = draw
        draw()
        first = style.read_bytes()
        other = output.with_suffix(".img")
        run("embeddingrgb", PIXEL_SIZE=10, ENCODER=str(own_encoder), OUTPUT=str(other))
        assert style.read_bytes() == first
        output.unlink()
        run("embeddingrgb", PIXEL_SIZE=10, ENCODER=str(own_encoder), OUTPUT=str(other))
        assert style.read_bytes() != first

    def test_qgis_reads_it(self, draw):
        draw, output, style = draw
        draw()
        kind = QgsVectorLayer if output.suffix == ".gpkg" else QgsRasterLayer
        layer = kind(str(output), "st")
        name = layer.renderer().type()
        assert name == ("graduatedSymbol" if kind is QgsVectorLayer else "singlebandpseudocolor")
        assert os.path.exists(style)
