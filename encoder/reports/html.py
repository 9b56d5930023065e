"""Pages of HTML that are reports: one file that opens without a network, and asks browsers to load and run nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..i18n import spoken, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.2rem 4rem; color: #1b1f24; background: #ffffff;
  font: 16px/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; border-bottom: 1px solid #d5d9de; padding-bottom: .25rem; }
p, li { max-width: 42rem; } .quiet { color: #4a5159; }
.figure { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1.2rem 0; }
.figure div { flex: 1 1 8rem; border: 1px solid #d5d9de; border-radius: 8px; padding: .8rem 1rem; }
.figure div.honest { border: 2px solid #1f5f99; background: #f2f7fc; }
.figure b { display: block; font-size: 1.9rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.warnings { border-left: 4px solid #b3261e; background: #fdf3f2; padding: .6rem 1rem .6rem 2rem; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .35rem .5rem; border-bottom: 1px solid #e3e6ea; vertical-align: top; }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; }
tr.honest { background: #f2f7fc; font-weight: 600; }
svg { width: 100%; height: auto; display: block; font-family: inherit; }
figure { margin: 1rem 0; } figcaption { color: #4a5159; font-size: .92rem; }
code { background: #f0f2f4; padding: .1rem .3rem; border-radius: 4px; overflow-wrap: anywhere; }
details summary { cursor: pointer; margin: .6rem 0; }
"""


def page(title: str, parts: Iterable[str]) -> str:
    """Return the text of a page with a `title`, which is escaped, and `parts`, which are HTML."""
    return (
        f'<!DOCTYPE html>\n<html lang="{spoken().replace("_", "-")}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>\n"
        + "\n".join(parts)
        + "\n</main></body></html>\n"
    )


def read_first(sentences: Iterable[str]) -> str:
    """Return `sentences` in a box under a heading of its own, escaped; of none, nothing."""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<h2>{tr("Read this first")}</h2><ul class="warnings">{items}</ul>' if items else ""


def head_cells(names: Iterable[str]) -> str:
    """Return the cells of the head of a table's columns, of `names`, which are escaped."""
    return "".join(f'<th scope="col">{escape(name)}</th>' for name in names)


def figure(drawing: str, caption: str) -> str:
    """Return a `drawing`, which is SVG or HTML, with a `caption` below it, which is escaped."""
    return f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption></figure>"
