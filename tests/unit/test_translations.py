"""Everything that a person reads can be translated, and is: in German and in Chinese."""

import ast
import json
import re
import string
from pathlib import Path

import pytest

from placeprint.tools import translations as tool

ROOT = Path(__file__).resolve().parents[2]
TS = sorted((ROOT / "resources" / "i18n").glob("placeprint_*.ts"))
LANGUAGES = {"de", "zh_CN"}

SAYING = re.compile(
    r"set(Text|ToolTip|WindowTitle|Title|PlaceholderText|SpecialValueText|AccessibleName|DialogTitle|ProgressText)"
    r"|set\w*HeaderLabels|push\w+|add(Row|Action|Item|Items|Tab)|createMessage|reportError|question|getOpenFileName"
    r"|show_\w+|emit|Q(Action|Label|Menu|\w+Button|CheckBox|GroupBox)|QgsCollapsibleGroupBox|\w+Error|\w+Exception"
    r"|QgsProcessing(Parameter|Output)\w+"
)
"""What shows a text to a person."""

MARKUP = re.compile(r"<[^<>]*>?")
SENTENCE = re.compile(r"[A-Za-z]{2,},? [A-Za-z]+")
NOT_WORDS = re.compile(
    r"import |imported from$|select st_| as geometry$|DROP TABLE|PRAGMA |background: | -m pip |@each category"
    r"|premature end|extraneous bytes|\(this warning"
)
"""Code, markup and what a file or GDAL says; as is the name of the plugin, they are the same in all languages."""

DIAGNOSTICS = "about_qgis.py"
"""Lines of the report of diagnostics, which is for whoever helps and is English, as what `encoder/` has in it."""

REPORTS = [
    ROOT / "encoder" / name
    for name in (
        "probes/warnings.py",
        "probes/drawings.py",
        "probes/report.py",
        "probes/scores.py",
        "probes/fitted_labels.py",
        "training/custom_report.py",
    )
]
"""Those parts of `encoder/` of which every text is translated. Others have some that are for programmers."""

each_language = pytest.mark.parametrize("path", TS, ids=lambda path: path.stem)


def shown(argument):
    """Yield the parts of an argument, but for what a comprehension in it loops over."""
    if not isinstance(argument, ast.comprehension):
        yield argument
        for child in ast.iter_child_nodes(argument):
            yield from shown(child)


def untranslated(source):
    """Yield the literals in Python code that a person would read as they are."""
    tree = ast.parse(source)
    quiet = set()
    for node in ast.walk(tree):
        told = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr"
        kept = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in tool.CONSTANTS
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if told or kept or docstring or isinstance(node, ast.Subscript):
            quiet.update(id(each) for each in ast.walk(getattr(node, "slice", node)))
    literals = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet
    ]
    said = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if SAYING.fullmatch(getattr(call.func, "attr", "") or getattr(call.func, "id", "")):
            said.update(id(node) for argument in call.args for node in shown(argument))
    for node in literals:
        word = id(node) in said and re.search("[A-Za-z]{2}", node.value) and node.value not in ("Placeprint", "<br>")
        if word or (SENTENCE.search(MARKUP.sub("", node.value)) and not NOT_WORDS.search(node.value)):
            yield node.value


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in ("processing", "ui")
        for path in sorted((ROOT / folder).glob("*.py"))
        if path.name != DIAGNOSTICS
    ]
    + REPORTS,
    ids=lambda path: path.name,
)
def test_every_text_is_translated(path):
    assert not list(untranslated(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "code",
    [
        'label.setText("Ready")',
        'x = f"<p>No places {n}"',
        'x = f"{n} places found"',
        'raise ValueError("Wrong")',
        'QLabel("Places")',
    ],
)
def test_a_text_that_is_not_is_seen(code):
    assert list(untranslated(code))


def test_what_is_translated_is_known_beforehand():
    found = tool.texts()
    assert len(found) > 500
    assert "resources" not in {Path(file).parts[0] for files in found.values() for file in files}
    for text in ("Analogues", "RGB", "Where is the world like here?", "Study area", "Blocks", "site selection"):
        assert text in found
    with pytest.raises(tool.UntraceableError, match=r"x\.py:1: tr\(name\)"):
        list(tool.texts_of_code("tr(name)", Path("x.py")))
    assert list(tool.texts_of_code("HELP = 'a'\ndef f(): tr(HELP); tr('b')", Path("x.py"))) == ["a", "b"]


def test_these_are_the_languages():
    assert {tool.language_of(path) for path in TS} == LANGUAGES
    assert all(path.with_suffix(".qm").is_file() for path in TS)


@each_language
def test_what_the_library_says_is_there_without_qt(path):
    found = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert found == tool.of_the_library(path), "run `make translations`"
    assert "Read this first" in found
    assert "Where is the world like here?" not in found


@each_language
def test_the_translation_is_current_with_the_code(path):
    assert path.read_text(encoding="utf-8") == tool.updated(path), "run `make translations`"


@each_language
def test_the_translation_is_complete(path):
    found = tool.translations(path)
    assert not [text for text, (translation, state) in found.items() if state or not translation.strip()]


def blanks(text):
    """Return the blanks of a format, each by its place or name and with its format: a translation may turn them."""
    numbered = enumerate(part[1:] for part in string.Formatter().parse(text) if part[1] is not None)
    return sorted((name or str(number), spec, conversion) for number, (name, spec, conversion) in numbered)


MUST_STAY = re.compile(
    r"\(\*[^)]*\)|EPSG:\d+|\*\.\w+|<[^>]+>|\b\d{1,3},\d{1,3},-?\d{1,2},\d{1,2}\b|\b\w+_\w*\b"
    r"|(?<![A-Z] )\b[A-Z]{4,}\b(?! [A-Z])",
    re.ASCII,
)
"""File filters, codes, markup, extents, names of fields, functions and parameters, but nothing that is only loud."""


@each_language
def test_a_translation_keeps_what_the_text_needs(path):
    wrong = []
    for text, (translation, _) in tool.translations(path).items():
        kept = (
            blanks(text) == blanks(translation),
            set(MUST_STAY.findall(text)) <= set(MUST_STAY.findall(translation)),
            text.count("\n") == translation.count("\n"),
            text.endswith("...") == translation.endswith(("...", "…")),
            text.endswith(":") == translation.endswith((":", "：")),  # noqa: RUF001
            text[:1].isspace() == translation[:1].isspace() or "zh" in path.stem,
            text[-1:].isspace() == translation[-1:].isspace() or "zh" in path.stem,
        )
        if not all(kept):
            wrong.append((kept, text, translation))
    assert not wrong


def test_the_check_of_blanks_sees_them():
    assert blanks("{} of {:.2f}") == blanks("{1:.2f} {0}") != blanks("{:.2f} of {}")
