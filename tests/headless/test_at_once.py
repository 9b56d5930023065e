"""Two qgis_process at once, which write into one folder."""

import threading

from osgeo import gdal

from ..closeness import assert_close


def test_two_processes_that_write_into_one_folder_do_not_meet(qgis_process, tmp_path):
    results = {}

    def draw(name):
        parameters = ("REFERENCE=91.1,29.65 [EPSG:4326]", "PIXEL_SIZE=2", f"OUTPUT={tmp_path / name}.tif")
        results[name] = qgis_process("run", "placeprint:similarityraster", "--", *parameters)

    threads = [threading.Thread(target=draw, args=(name,)) for name in ("one", "other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    draw("alone")
    assert [result.status for result in results.values()] == [0] * 3
    files = {f"{name}{ending}" for name in results for ending in (".tif", ".qml")}
    assert {path.name for path in tmp_path.iterdir()} == files
    one, other, alone = (gdal.Open(str(tmp_path / f"{name}.tif")).ReadAsArray() for name in ("one", "other", "alone"))
    assert_close(one, alone)
    assert_close(other, alone)
