"""Cancelling, whenever it comes, leaves nothing of a run, in the folder of its output or among temporary files."""

import os
import shutil
import subprocess

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException

from placeprint.processing.provider import ALGORITHMS

NAMES = sorted(algorithm.NAME for algorithm in ALGORITHMS)

MOMENTS = [0.0, *np.random.default_rng(6).uniform(0, 100, 2).round(1).tolist(), 97.0]
"""Percent of the progress: the beginning, two at random, and the end of the computing, before anything is written."""

SLOW = {"trainencoder": MOMENTS[1:2], "geolocateimage": MOMENTS[1:3]}
"""Those of the algorithms that take seconds each time."""


@pytest.fixture
def case(every_algorithm, request):
    (case,) = [case for case in every_algorithm if case.algorithm == request.param]
    return case


def content(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def children():
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "encoder"], capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def test_every_algorithm_is_tried(every_algorithm):
    assert [case.algorithm for case in every_algorithm] == NAMES


@pytest.mark.parametrize("case", NAMES, indirect=True)
def test_cancelled_it_leaves_nothing(run, case, feedback, temporary, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    outputs = {name: str(folder / file) for name, file in case.outputs.items()}
    for moment in SLOW.get(case.algorithm, MOMENTS):
        again = type(feedback)()
        again.cancel_at = moment
        if moment == 0:
            again.cancel()
        if cancelled(run, again, case, outputs):
            assert content(folder) == [], moment
        else:
            assert set(case.outputs.values()) <= set(content(folder))
            shutil.rmtree(folder)
            folder.mkdir()
        assert content(temporary) == [], moment
        assert children() == []


def run_with(run, feedback, case, outputs):
    run(case.algorithm, feedback=feedback, **case.parameters, **outputs)


def cancelled(run, feedback, case, outputs):
    """Run a Case that is cancelled on the way; return whether it heard: what comes when all is done comes too late."""
    try:
        run_with(run, feedback, case, outputs)
    except QgsProcessingException as error:
        told = str(error)
    else:
        # Nothing was told in between, at which it might have heard.
        assert [value for value in feedback.progress if feedback.cancel_at <= value < 100] == []
        return False
    assert told.endswith("Cancelled; nothing was written.")
    return True


@pytest.mark.parametrize(
    "case", ["analogues", "clusterpoints", "embedpoints", "predictpoints", "samplediverse", "trainprobe"], indirect=True
)
def test_cancelled_inside_a_geopackage_it_leaves_the_other_tables(run, case, feedback, tmp_path):
    path = tmp_path / "own.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    source.CreateLayer("mine", geom_type=ogr.wkbPoint)
    source = None
    outputs = {name: str(tmp_path / file) for name, file in case.outputs.items()}
    outputs["OUTPUT"] = f"ogr:dbname='{path}' table=\"new\" (geom)"
    for moment in MOMENTS:
        again = type(feedback)()
        again.cancel_at = moment
        heard = cancelled(run, again, case, outputs)
        source = ogr.Open(str(path), 1)
        tables = [source.GetLayer(index).GetName() for index in range(source.GetLayerCount())]
        assert tables == (["mine"] if heard else ["mine", "new"])
        if heard:
            assert not {"a.probe.npz", "out.html"} & set(content(tmp_path))
        else:
            source.ExecuteSQL('DROP TABLE "new"')
        source = None


@pytest.mark.parametrize("case", [name for name in NAMES if name != "trainencoder"], indirect=True)
def test_what_is_not_cancelled_is_whole_and_leaves_no_temporary_file(run, case, feedback, temporary, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    outputs = {name: str(folder / file) for name, file in case.outputs.items()}
    run_with(run, feedback, case, outputs)
    made = content(folder)
    assert set(case.outputs.values()) <= set(made)
    assert not [name for name in made if ".part" in name or name.startswith(".")]
    assert content(temporary) == []
