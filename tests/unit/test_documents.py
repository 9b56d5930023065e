"""The documents that a person reads: their links lead somewhere, and their pictures do not swell the repository."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "guide").glob("*.md")),
]
WRITTEN_BY_MAKE = {ROOT / "docs" / "algorithms.md"}
"""`make reference` writes it, and has a test of its own."""

PICTURES = [path for folder in ("images", "images/guide") for path in sorted((ROOT / "docs" / folder).glob("*.png"))]

MOST_BYTES = 280_000
"""Of a picture: tools/fewer_colours.py makes them small."""

LINK = re.compile(r"\]\(([^)\s]+)\)")


def named(path):
    return str(path.relative_to(ROOT))


def anchors(path):
    """Return the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_links_lead_somewhere(path):
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if re.match(r"https?:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        if target in WRITTEN_BY_MAKE:
            continue
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "guide").glob("*.md")), ids=named)
def test_every_page_of_the_guide_shows_something_and_leads_on(path):
    text = path.read_text(encoding="utf-8")
    links = LINK.findall(text)
    assert any(link.endswith(".md") or ".md#" in link for link in links)
    if path.name != "README.md":
        assert any(link.endswith(".png") for link in links)
        assert "**You get:**" in text
        assert path.name in (ROOT / "docs" / "guide" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PICTURES, ids=named)
def test_pictures_are_small_and_shown(path):
    assert path.stat().st_size < MOST_BYTES
    shown = [document for document in DOCUMENTS if path.name in document.read_text(encoding="utf-8")]
    assert shown, "nobody shows it"


def test_the_picture_of_the_house_has_all_rooms():
    names = set(re.findall(r'class="name"[^>]*>([^<]*)<', (ROOT / "docs/images/house.svg").read_text(encoding="utf-8")))
    rooms = [
        path.parent for name in ("encoder", "lab", "processing", "ui") for path in (ROOT / name).rglob("__init__.py")
    ]
    assert {f"{room.name}/" for room in rooms} <= names
