"""Help: every algorithm and every parameter has some, and the Help button leads to the page where all of it is."""

import os
import re
import subprocess
import sys
from pathlib import Path

from qgis.PyQt.QtCore import QUrl

import placeprint
from placeprint.processing.base import first_sentence

ROOT = Path(placeprint.__file__).resolve().parent
REFERENCE = ROOT / "docs" / "algorithms.md"


def test_every_algorithm_tells_what_it_does_and_is_found(provider):
    assert len(provider.algorithms()) == 17
    for algorithm in provider.algorithms():
        assert len(algorithm.shortHelpString()) > 200, algorithm.id()
        assert 20 < len(algorithm.shortDescription()) < 220, algorithm.id()
        assert len(set(algorithm.tags())) == len(algorithm.tags()) >= 5, algorithm.id()


def test_every_parameter_tells_what_it_is_for(provider):
    for algorithm in provider.algorithms():
        for parameter in algorithm.parameterDefinitions():
            text, where = parameter.help(), (algorithm.id(), parameter.name())
            assert 30 < len(text) < 320, where
            assert text[0].isupper(), where
            assert text.endswith("."), where
            assert text.count(". ") <= 4, where
            assert text in parameter.toolTip(), where


def test_help_leads_to_a_page_that_is_there(provider):
    pages = {}
    for algorithm in provider.algorithms():
        url = QUrl(algorithm.helpUrl())
        page = Path(url.toLocalFile())
        text = pages.setdefault(page, page.read_text(encoding="utf-8"))
        assert f'<h2 id="{url.fragment()}">{algorithm.displayName()}</h2>' in text
        assert f"placeprint:{url.fragment()}" == algorithm.id()
        assert f'<a id="{algorithm.name()}"></a>\n\n## {algorithm.displayName()}\n' in REFERENCE.read_text("utf-8")
    assert list(pages) == [ROOT / "resources" / "help" / "algorithms.html"]


def test_the_reference_is_what_the_algorithms_say(qgis_app, tmp_path):
    docs, pages = tmp_path / "docs", tmp_path / "help"
    docs.mkdir()
    pages.mkdir()
    tool = [sys.executable, ROOT / "tools" / "make_reference.py", docs, pages]
    environment = {**os.environ, "PYTHONPATH": str(Path(placeprint.__file__).parent.parent)}
    subprocess.run(tool, env=environment, check=True, capture_output=True)
    assert (docs / "algorithms.md").read_text("utf-8") == REFERENCE.read_text("utf-8"), "run `make reference`"
    made = {path.name: path.read_text("utf-8") for path in pages.iterdir()}
    assert made == {path.name: path.read_text("utf-8") for path in (ROOT / "resources" / "help").iterdir()}
    assert len(made) == 3


def test_every_parameter_is_in_the_reference(provider):
    text = REFERENCE.read_text("utf-8")
    for algorithm in provider.algorithms():
        section = re.search(rf'<a id="{algorithm.name()}"></a>(.*?)(<a id|\Z)', text, re.DOTALL).group(1)
        for parameter in algorithm.parameterDefinitions():
            assert f"| `{parameter.name()}` | " in section


def test_the_first_sentence_ends_where_it_does():
    assert first_sentence("Of .5 degrees. More.") == "Of .5 degrees."
    assert first_sentence("Where is it? There.") == "Where is it?"
    assert first_sentence("在哪里。这里。") == "在哪里。"
