#!/usr/bin/python3
"""Writes what the algorithms say of themselves, for reading: docs/algorithms.md, and the pages that Help opens.

    .venv/bin/python tools/make_reference.py [DOCS_FOLDER HELP_FOLDER]

The pages are in resources/help, one for each language that Placeprint speaks; docs/algorithms.md is the English one.
"""

import os
import re
import sys
from html import escape
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsProcessingParameterDefinition
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from placeprint.processing import translation
from placeprint.processing.base import first_sentence
from placeprint.processing.help_page import FOLDER, page_name
from placeprint.processing.provider import PlaceprintProvider
from placeprint.processing.translation import tr

DOCS = Path(__file__).resolve().parent.parent / "docs"


class Parameter(NamedTuple):
    """A parameter as a page shows it: what it is called on the command line and in dialogs, what to know of it."""

    name: str
    label: str
    help: str
    facts: str


class Entry(NamedTuple):
    """An algorithm as a page shows it; `name` is that of its id, and its anchor."""

    name: str
    title: str
    group: str
    paragraphs: list
    parameters: list
    tags: str


def entries(provider):
    """Return the Entries of a provider's algorithms, in the order of their groups and titles."""
    found = [
        Entry(
            algorithm.name(),
            algorithm.displayName(),
            algorithm.group(),
            algorithm.shortHelpString().split("\n\n"),
            [
                Parameter(each.name(), each.description(), each.help(), facts_of(each))
                for each in algorithm.parameterDefinitions()
            ],
            ", ".join(algorithm.tags()),
        )
        for algorithm in provider.algorithms()
    ]
    return sorted(found, key=lambda entry: (entry.group, entry.title))


def facts_of(parameter):
    """Return what there is to know of a parameter beside its help: its choices, its default, whether it is needed."""
    facts = []
    if parameter.type() == "enum":
        facts.append(tr("one of {}").format(", ".join(parameter.options())))
    default = parameter.defaultValue()
    if parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
        facts.append(tr("optional"))
    elif isinstance(default, bool):
        facts.append(tr("default {}").format(str(default).lower()))
    elif default is not None:
        facts.append(tr("default {}").format(f"{default:g}" if isinstance(default, float) else default))
    elif not parameter.isDestination():
        facts.append(tr("required"))
    if parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced:
        facts.append(tr("advanced"))
    return "; ".join(facts)


def introduction():
    """Return (title, paragraphs) that stand above all entries."""
    return tr("Algorithms"), [
        tr(
            "All of them are in the Processing toolbox under Placeprint, and run in batches, in the graphical modeler, "
            "from Python and from the command line. There a parameter goes by the name that is written in capitals:"
        ),
        "qgis_process run placeprint:similarityraster --REFERENCE=114.17,22.28 --OUTPUT=like_hong_kong.tif",
    ]


def markdown(found):
    """Return the page of Entries for docs/."""
    title, (lead, command) = introduction()
    lines = [
        f"# {title}",
        "",
        "<!-- Written by tools/make_reference.py: change the code, then `make reference`. -->",
        "",
    ]
    lines += [lead, "", f"    {command}", ""]
    lines += ["| | | |", "|---|---|---|"]
    for each in found:
        first = _plain(first_sentence(each.paragraphs[0]))
        lines.append(f"| {each.group} | [{each.title}](#{each.name}) | {first} |")
    for each in found:
        lines += ["", f'<a id="{each.name}"></a>', "", f"## {each.title}", "", f"`placeprint:{each.name}`", ""]
        lines += ["\n\n".join(each.paragraphs), ""]
        lines += [f"| {tr('Parameter')} | | |", "|---|---|---|"]
        for one in each.parameters:
            facts = f" *{one.facts}*" if one.facts else ""
            lines.append(f"| `{one.name}` | {_plain(one.label)} | {_plain(one.help)}{facts} |")
        lines += ["", f"{tr('Words to find it by')}: {each.tags}"]
    return "\n".join(lines) + "\n"


def _plain(text):
    """Return Markdown that reads as `text`."""
    return re.sub(r"([*_|<])", r"\\\1", text)


STYLE = (
    "body{font-family:sans-serif;line-height:1.45;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;"
    "border-top:1px solid #ccc}h2{margin-top:2.5em}code{white-space:nowrap}small{color:#666}"
)


def html(found, language):
    """Return the page of Entries that Help opens, in the language of that code."""
    title, (lead, command) = introduction()
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">',
        f"<title>Placeprint: {escape(title)}</title><style>{STYLE}</style></head><body>",
        f"<h1>Placeprint: {escape(title)}</h1><p>{escape(lead)}</p><pre>{escape(command)}</pre><table>",
    ]
    for each in found:
        link = f'<a href="#{each.name}">{escape(each.title)}</a>'
        cells = (escape(each.group), link, escape(first_sentence(each.paragraphs[0])))
        parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    parts.append("</table>")
    for each in found:
        parts.append(f'<h2 id="{each.name}">{escape(each.title)}</h2><p><code>placeprint:{each.name}</code></p>')
        parts += [f"<p>{escape(paragraph)}</p>" for paragraph in each.paragraphs]
        parts.append("<table>")
        for one in each.parameters:
            cells = (f"<code>{one.name}</code>", escape(one.label), f"{escape(one.help)} <small>{one.facts}</small>")
            parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        parts.append(f"</table><p><small>{escape(tr('Words to find it by'))}: {escape(each.tags)}</small></p>")
    return "\n".join([*parts, "</body></html>", ""])


def write_pages(docs, folder, registry):
    """Write the pages of all languages, the English ones without a translator."""
    for file in [None, *sorted(translation.FOLDER.glob("placeprint_*.qm"))]:
        translator = QTranslator()
        language = file.stem.partition("_")[2].replace("_", "-") if file else "en"
        if file:
            translator.load(str(file))
            QCoreApplication.installTranslator(translator)
        provider = PlaceprintProvider()
        registry.addProvider(provider)
        found = entries(provider)
        (folder / page_name()).write_text(html(found, language), encoding="utf-8")
        if not file:
            (docs / "algorithms.md").write_text(markdown(found), encoding="utf-8")
        registry.removeProvider(provider)
        QCoreApplication.removeTranslator(translator)


def main():
    docs, folder = map(Path, sys.argv[1:]) if len(sys.argv) > 1 else (DOCS, FOLDER)
    application = QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    registry.addProvider(QgsNativeAlgorithms(registry))
    write_pages(docs, folder, registry)
    application.exitQgis()


if __name__ == "__main__":
    main()
