"""The rules of the house, read off the source: which room may import which, and what old Pythons and NumPys can run."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from placeprint.tools.package import SHIPPED, is_shipped

ROOT = Path(__file__).resolve().parents[2]

LAYERS = (
    ("types", "version"),
    ("i18n", "progress"),
    ("files",),
    ("arithmetic",),
    ("earth",),
    ("networks",),
    ("encoders",),
    ("similarity",),
    ("rasters",),
    ("images",),
    ("export",),
    ("importers", "reports"),
    ("probes",),
    ("bulk", "training", "diagnostics"),
    ("cli",),
    ("__main__",),
)
"""The rooms of `encoder/`, packages and modules: each may import those of earlier lines, and itself."""

LIBRARY = {room for layer in LAYERS[:-3] for room in layer} | {"diagnostics"}
"""What QGIS uses of them."""

ADAPTERS = {
    "encoder/bulk/dask.py": {"dask", "distributed"},
    "encoder/bulk/duckdb.py": {"duckdb", "pyarrow"},
}
"""The modules that are for whoever has these packages. Nothing imports them but inside functions."""

LATE = {"encoder/probes/sklearn_backend.py": {"sklearn"}, "encoder/diagnostics/linear_algebra.py": {"threadpoolctl"}}
"""The modules that import other packages than NumPy inside functions, or for mypy, where they are installed."""

LATER_THAN_NUMPY_1_20 = re.compile(
    r"a(cos|sin|tan)h?|atan2|concat|permute_dims|pow|unstack|astype|isdtype|from_dlpack|trapezoid|cumulative_(prod|sum)"
    r"|bitwise_(count|invert|left_shift|right_shift)|unique_(all|counts|inverse|values)|matrix_transpose"
    r"|vecdot|matvec|vecmat|bool|long|ulong|dtypes|exceptions|strings|show_runtime"
    r"|linalg\.(cross|diagonal|matmul|matrix_norm|matrix_transpose|outer|svdvals|tensordot|trace|vecdot|vector_norm)"
)
KEYWORDS_LATER_THAN_NUMPY_1_20 = {("percentile", "method"), ("quantile", "method"), ("unique", "equal_nan")}


def python_files(*folders):
    return [path.relative_to(ROOT) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


HOUSE = [Path("__init__.py"), Path("plugin.py"), *python_files("api", "encoder", "lab", "processing", "ui")]
ENCODER = [path for path in HOUSE if path.parts[0] == "encoder"]
SHIPPED_CODE = [path for path in HOUSE if is_shipped(path)]


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=str)


def tree_of(path):
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def imports_of(path, tree, inside_functions=True):
    """Return the absolute dotted names that a module imports, `from a import b` as both a and a.b."""
    # What lies in api/ is imported as if it lay in the root.
    package = ("placeprint",) if path.parts[0] == "api" else ("placeprint", *path.parent.parts)
    names = set()
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            names.update([module, *(f"{module}.{alias.name}" for alias in node.names)])
        if inside_functions or not runs_later(node):
            nodes.extend(ast.iter_child_nodes(node))
    return names


def runs_later(node):
    """Return whether what is in a node does not run when its module is imported: in functions, or for mypy alone."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))


def room_of(name):
    """Return (part of the house, room of `encoder/` or "") of a dotted name, or None for what is not of this house."""
    parts = name.split(".")
    if parts[0] != "placeprint" or len(parts) == 1:
        return None
    return parts[1], parts[2] if parts[1] == "encoder" and len(parts) > 2 else ""


def room_of_file(path):
    return room_of(".".join(["placeprint", *path.with_suffix("").parts]))


def rooms_below(room):
    """Return the rooms of `encoder/` that `room` may import."""
    level = next(level for level, layer in enumerate(LAYERS) if room in layer)
    return {room} | {below for layer in LAYERS[:level] for below in layer}


def packages(names):
    return {name.split(".")[0] for name in names}


def starts_with(names, *prefixes):
    return sorted(name for name in names for prefix in prefixes if f"{name}.".startswith(f"{prefix}."))


def attributes_of_numpy(tree):
    """Yield the names that are taken from NumPy, as "linalg.norm"."""
    for node in ast.walk(tree):
        parts, inner = [], node
        while isinstance(inner, ast.Attribute):
            parts.insert(0, inner.attr)
            inner = inner.value
        if parts and isinstance(inner, ast.Name) and inner.id in ("np", "numpy"):
            yield ".".join(parts)


def test_the_reader_of_imports_sees_relative_and_late_ones():
    tree = ast.parse(
        "import a.b\nfrom ..earth.sphere import canonical\n"
        "def f():\n  from . import c\nif TYPE_CHECKING:\n  import torch"
    )
    path = Path("encoder/training/some.py")
    early = {"a.b", "placeprint.encoder.earth.sphere", "placeprint.encoder.earth.sphere.canonical"}
    late = {"placeprint.encoder.training", "placeprint.encoder.training.c", "torch"}
    assert imports_of(path, tree) == early | late
    assert imports_of(path, tree, inside_functions=False) == early
    assert room_of("placeprint.encoder.earth.sphere") == ("encoder", "earth")
    assert room_of("placeprint.plugin") == ("plugin", "")
    assert room_of("numpy") is None


ROOMS = {path.parts[1].replace(".py", "") for path in ENCODER if path.name != "__init__.py" or len(path.parts) > 2}


def test_every_room_has_its_layer():
    assert sorted(room for layer in LAYERS for room in layer) == sorted(ROOMS)


@each([path for path in ENCODER if path != Path("encoder/__init__.py")])
def test_the_rooms_of_the_encoder_import_one_way(path):
    _, room = room_of_file(path)
    found = {room_of(name) for name in imports_of(path, tree_of(path))} - {None}
    inside = {other for house, other in found if house == "encoder" and other in ROOMS}
    assert inside <= rooms_below(room)
    assert {house for house, _ in found} <= {"encoder", *(("lab",) if str(path) == "encoder/cli.py" else ())}


@each([path for path in HOUSE if path.parts[0] in ("api", "lab", "processing", "ui")])
def test_the_house_imports_one_way(path):
    found = {room_of(name) for name in imports_of(path, tree_of(path))} - {None}
    allowed = {"api": set(), "lab": {"lab"}, "processing": {"processing"}, "ui": {"processing", "ui"}}[path.parts[0]]
    assert {house for house, _ in found} <= allowed | {"encoder"}
    if path.parts[0] != "lab":
        assert {room for house, room in found if house == "encoder" and room in ROOMS} <= LIBRARY


@each([path for path in HOUSE if path.name == "__init__.py" and len(path.parts) > 1])
def test_a_package_lists_what_it_offers(path):
    (listed,) = [
        node.value for node in tree_of(path).body if getattr(getattr(node, "targets", [None])[0], "id", "") == "__all__"
    ]
    names = ast.literal_eval(listed)
    modules = {other.stem for other in (ROOT / path.parent).glob("[!_]*.py")}
    packages_ = {other.parent.name for other in (ROOT / path.parent).glob("*/__init__.py")}
    imported = {name.rsplit(".", 1)[1] for name in imports_of(path, tree_of(path)) if "." in name}
    assert names == sorted(names)
    assert set(names) in (modules | packages_, imported & set(names))


def test_no_import_runs_in_a_circle():
    names = {".".join(["placeprint", *path.with_suffix("").parts]).replace(".__init__", "") for path in HOUSE}
    imports = {}
    for path in HOUSE:
        module = ".".join(["placeprint", *path.with_suffix("").parts]).replace(".__init__", "")
        imports[module] = {name for name in imports_of(path, tree_of(path)) if name in names} - {module}
        # A package is imported before its modules, and here by name alone.
        imports[module] -= {other for other in imports[module] if f"{module}.".startswith(f"{other}.")}
    while imports:
        leaves = {module for module, others in imports.items() if not others & imports.keys()}
        assert leaves, f"a circle among {sorted(imports)}"
        imports = {module: others for module, others in imports.items() if module not in leaves}


@each(ENCODER)
def test_the_encoder_knows_nothing_of_qgis(path):
    unwanted = {"qgis", "osgeo", "PyQt5", "PyQt6", "PySide2", "PySide6", "processing", "console", "sip"}
    assert not packages(imports_of(path, tree_of(path))) & unwanted


@each([path for path in ENCODER if path.parts[1] != "training"])
def test_the_encoder_is_imported_with_numpy_alone(path):
    allowed = {"numpy", "placeprint"} | sys.stdlib_module_names | ADAPTERS.get(str(path), set())
    assert packages(imports_of(path, tree_of(path), inside_functions=False)) <= allowed
    if path.parts[1] not in ("bulk", "cli.py"):
        assert packages(imports_of(path, tree_of(path))) <= allowed | LATE.get(str(path), set())


@each(HOUSE)
def test_adapters_are_imported_by_whoever_asks_for_them(path):
    names = imports_of(path, tree_of(path), inside_functions=False)
    assert not starts_with(names, "placeprint.encoder.bulk.dask", "placeprint.encoder.bulk.duckdb")


@each([path for path in SHIPPED_CODE if room_of_file(path) not in (("encoder", "training"), ("encoder", "cli"))])
def test_nothing_that_qgis_runs_imports_torch(path):
    assert not starts_with(imports_of(path, tree_of(path)), "torch", "torchvision")


@each([path for path in HOUSE if path.parts[0] == "processing"])
def test_processing_needs_no_window(path):
    names = imports_of(path, tree_of(path))
    assert not starts_with(names, "qgis.gui", "qgis.PyQt.QtWidgets", "qgis.utils.iface", "placeprint.ui")


@each([Path("__init__.py"), Path("plugin.py")])
def test_the_plugin_starts_without_a_window(path):
    names = imports_of(path, tree_of(path), inside_functions=False)
    assert not starts_with(names, "qgis.gui", "qgis.PyQt.QtWidgets", "qgis.utils.iface", "placeprint.ui")


def test_the_package_itself_imports_nothing_until_qgis_asks():
    path = Path("__init__.py")
    assert not imports_of(path, tree_of(path), inside_functions=False)


def test_what_ships_is_known_to_these_tests():
    assert Path("encoder/networks/harmonics.py") in SHIPPED_CODE
    assert Path("encoder/bulk/parts.py") in SHIPPED_CODE
    assert Path("encoder/training/train.py") in SHIPPED_CODE
    assert Path("encoder/probes/training.py") in SHIPPED_CODE
    assert not {"tests", "tools", "lab"} & {part for path in SHIPPED_CODE for part in path.parts}
    assert {path.parts[0] for path in SHIPPED_CODE if len(path.parts) > 1} <= set(SHIPPED)
    assert is_shipped(Path("resources/i18n/placeprint_de.qm"))
    assert not is_shipped(Path("resources/i18n/placeprint_de.ts"))


@each(SHIPPED_CODE)
def test_what_ships_is_python_3_9(path):
    ast.parse((ROOT / path).read_text(encoding="utf-8"), feature_version=(3, 9))


def test_the_parser_of_these_tests_refuses_python_3_10():
    with pytest.raises(SyntaxError):
        ast.parse("match place:\n  case (lon, lat): pass", feature_version=(3, 9))


@each(SHIPPED_CODE)
def test_no_annotation_joins_types_with_a_bar(path):
    # `int | None` is evaluated when the function is made, and Python 3.9 cannot.
    tree = tree_of(path)
    if "__future__.annotations" in imports_of(path, tree):
        return
    annotations = [
        annotation
        for node in ast.walk(tree)
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if annotation is not None
    ]
    bars = [inner for annotation in annotations for inner in ast.walk(annotation) if isinstance(inner, ast.BitOr)]
    assert not bars


@each(SHIPPED_CODE)
def test_what_ships_runs_with_numpy_1_20(path):
    tree = tree_of(path)
    used = set(attributes_of_numpy(tree)) | {
        name.split(".", 1)[1] for name in imports_of(path, tree) if name.startswith("numpy.")
    }
    assert not [name for name in used if LATER_THAN_NUMPY_1_20.fullmatch(name)]
    assert "mT" not in {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    keywords = {(call.func.attr, keyword.arg) for call in calls for keyword in call.keywords}
    assert not keywords & KEYWORDS_LATER_THAN_NUMPY_1_20


def test_the_reader_of_numpy_names_sees_them():
    tree = ast.parse("np.trapezoid(y)\nx = numpy.linalg.vector_norm(np.ones(3))")
    used = set(attributes_of_numpy(tree))
    assert used == {"trapezoid", "linalg.vector_norm", "linalg", "ones"}
    assert {name for name in used if LATER_THAN_NUMPY_1_20.fullmatch(name)} == {"trapezoid", "linalg.vector_norm"}


def test_importing_and_using_the_encoder_imports_nothing_but_numpy(tmp_path):
    code = (
        "import sys; import placeprint.encoder; placeprint.encoder.load_encoder().encode([[0, 0]]);"
        "import placeprint.encoder.probes.report; import placeprint.encoder.probes.probe_file;"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "numpy" in loaded
    assert not loaded & {"torch", "sklearn", "scipy", "rasterio", "matplotlib", "pandas", "qgis", "osgeo", "PyQt5"}


PRODUCTS = {
    "encoder/arithmetic/blas.py",
    "encoder/similarity/clusters.py",
    "encoder/similarity/colours.py",
    "encoder/diagnostics/self_test.py",
    "encoder/earth/gazetteer.py",
    "encoder/probes/linear.py",
    "encoder/probes/minimise.py",
}
"""Where the operator @ is: in `blas` itself, and where one factor is a vector or a few numbers."""


def products(source):
    """Return whether a module has products of matrices that in QGIS another BLAS would make: see `arithmetic.blas`."""
    names = {"dot", "inner", "matmul", "tensordot", "cov", "corrcoef"}
    return any(
        isinstance(getattr(node, "op", None), ast.MatMult)
        or (isinstance(node, ast.Attribute) and node.attr in names and getattr(node.value, "id", "") == "np")
        for node in ast.walk(ast.parse(source))
    )


def test_products_of_matrices_are_made_by_numpys_own_blas():
    # In programs of their own, never inside QGIS.
    others = python_files("encoder/training", "lab")
    found = {str(path) for path in HOUSE if path not in others and products((ROOT / path).read_text(encoding="utf-8"))}
    # Of two places: their directions; of the corners of a raster: where they lie.
    assert found == PRODUCTS | {"ui/expressions.py", "processing/raster_formats.py"}
    assert products("a @= b")
    assert products("np.dot(a, b)")
    assert not products("a * b")
