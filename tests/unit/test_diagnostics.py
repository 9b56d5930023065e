import subprocess
import sys
from importlib.metadata import version

import numpy as np
import pytest

from placeprint.encoder import load_encoder
from placeprint.encoder.cli import main
from placeprint.encoder.diagnostics import diagnose, linear_algebra, self_test
from placeprint.encoder.encoders import folders as encoder_folders
from placeprint.encoder.encoders import library as encoder_library
from placeprint.encoder.files.encoder_file import read_arrays, write_arrays
from placeprint.encoder.networks import harmonic_network

MENDED = "run: python -m pytest tests/unit/test_diagnostics.py and put what it found into self_test.KNOWN"


@pytest.fixture(scope="module")
def diagnosis():
    return diagnose([("QGIS", "9.99.9")])


def test_the_report_tells_what_a_helper_would_ask_for(diagnosis, encoder):
    text = diagnosis.text
    for wanted in ("Placeprint 0.", "QGIS              9.99.9", sys.executable, np.__version__, "GFLOP/s"):
        assert wanted in text
    for wanted in (encoder.name, encoder.fingerprint, "454 dimensions, L = 20", "licence: Weights: GPL", "image tower"):
        assert wanted in text
    assert f"duckdb            {version('duckdb')}\n" in text
    assert max(map(len, text.splitlines())) < 200


def test_the_self_test_passes_and_tells_times(diagnosis):
    lines = [line for line in diagnosis.text.splitlines() if line.startswith("  ok ")]
    assert len(lines) == len(self_test.CHECKS)
    assert all(" ms  " in line for line in lines)
    assert diagnosis.passed
    assert diagnosis.text.endswith(f"All {len(lines)} checks passed.\n")


def test_what_is_known_is_of_the_encoder_that_ships(encoder):
    embeddings = encoder.encode(self_test.PLACES)
    found = np.column_stack([embeddings[:, :3], np.linalg.norm(embeddings, axis=1)])
    np.testing.assert_allclose(self_test.KNOWN, found, atol=1e-5, err_msg=f"{np.round(found, 6).tolist()}: {MENDED}")
    assert encoder.fingerprint == self_test.FINGERPRINT


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A folder of encoders that ship, with copies that a test may spoil."""
    for path in encoder_folders.ENCODERS.glob("*.npz"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for module in (encoder_folders, encoder_library):
        monkeypatch.setattr(module, "ENCODERS", tmp_path)
    return tmp_path


def failed():
    return {check.name: check.problem for check in self_test.self_test() if check.problem}


def test_a_changed_weight_is_found(shipped):
    path = shipped / "placeprint-1.npz"
    arrays, metadata = read_arrays(path)
    arrays["bias0"] = arrays["bias0"] + np.float32(0.01)
    write_arrays(path, arrays, metadata)
    problems = failed()
    assert "not 14561cb5629c" in problems["the encoder's file is whole"]
    assert "off by" in problems["known embeddings"]
    assert "another encoder" in problems["the image tower reads a picture"]


def test_a_damaged_file_fails_the_command_but_not_the_report(shipped, capsys):
    path = shipped / "placeprint-1.npz"
    path.write_bytes(path.read_bytes()[:100_000])
    assert main(["diagnose"]) == 1
    text = capsys.readouterr().out
    assert "placeprint-1.npz  cannot be read: " in text
    assert next(line for line in text.splitlines() if "land and sea" in line).startswith("  ok ")
    assert "checks FAILED" in text.splitlines()[-1]


def test_wrong_products_are_found(monkeypatch):
    right = harmonic_network.matmul
    monkeypatch.setattr(harmonic_network, "matmul", lambda *factors: 1.001 * right(*factors))
    assert list(failed()) == ["a grid is its places"]


def test_it_can_be_stopped():
    def stop(share):
        if share > 0.2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        self_test.self_test(stop)


def test_the_command_ends_well_and_imports_nothing_heavy(tmp_path):
    code = (
        "import sys; from placeprint.encoder.cli import main; status = main(['diagnose']);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert load_encoder().fingerprint in done.stdout
    assert not {"torch", "sklearn", "scipy", "pyarrow", "dask"} & set(done.stderr.split())


def test_the_reference_blas_is_advised_against():
    reference = ["/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0"]
    assert "libopenblas0" in linear_algebra.advice(reference, 6.0)
    assert linear_algebra.advice(reference, 90.0) == ""
    assert linear_algebra.advice(["openblas 0.3.21, 2 threads, /usr/lib/libopenblas.so"], 6.0) == ""


def test_the_loaded_blas_is_seen_without_threadpoolctl(monkeypatch):
    monkeypatch.setitem(sys.modules, "threadpoolctl", None)
    lines = linear_algebra.blas_libraries()
    assert any("blas" in line.lower() for line in lines)
    assert any(" threads" in line for line in lines if "openblas" in line)


def test_where_files_cannot_be_listed_numpy_tells(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "threadpoolctl", None)
    monkeypatch.setattr(linear_algebra, "MAPS", tmp_path / "none")
    (line,) = linear_algebra.blas_libraries()
    assert line.startswith(("NumPy was built with ", "unknown"))
