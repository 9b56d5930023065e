#!/usr/bin/python3
"""Brings the translations up to date with the code: resources/i18n/placeprint_*.ts, and what is made of them.

    tools/translations.py [FOLDER]

Made of them are the .qm for Qt, by its `lrelease` (Debian: qttools5-dev-tools), and for where there is no Qt the .json,
with what the encoder says. Reads the code without running it, so that no QGIS is needed.
What was translated stays; a text that is new is marked as unfinished, one that is gone as vanished, until
nothing is left to do. docs/translating.md tells how to translate.
"""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"

CONTEXT = "Placeprint"
FUNCTION = "tr"

CONSTANTS = {"DISPLAY_NAME", "GROUP", "TAGS", "HELP", "PARAMETERS", "KINDRED", "BEGIN", "SCORES"}
"""Names of constants of classes and modules that hold texts, which are translated where they are used."""

LIBRARY = "encoder/"
SPEAKING = ("plugin.py", "processing/*.py", "ui/*.py", f"{LIBRARY}**/*.py", "tools/make_reference.py")
"""The code that says something to a person; LIBRARY is the part of it that knows no Qt."""

MODELS = "processing/models/*.model3"
OF_MODELS = {"description", "component_description", "model_group"}
"""The options of a model file that hold texts, beside those of its help;"""
READER_OF_MODELS = "shipped_models.py"
"""the code that reads and translates them."""

LRELEASE = ("lrelease", "lrelease-qt5", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease")


class UntraceableError(ValueError):
    """A text is translated of which nobody can tell where it comes from."""


def texts():
    """Return {text: list of the files that have it} of all that is to be translated, in the order of these files."""
    found = {}
    paths = [path for pattern in SPEAKING for path in sorted(ROOT.glob(pattern))]
    for path in [*paths, *sorted(ROOT.glob(MODELS))]:
        read = texts_of_model(path) if path.suffix == ".model3" else texts_of_code(path.read_text("utf-8"), path)
        for text in read:
            files = found.setdefault(text, [])
            if path.relative_to(ROOT).as_posix() not in files:
                files.append(path.relative_to(ROOT).as_posix())
    return found


def texts_of_code(source, path):
    """Yield the texts in Python code: what is handed to `tr` first, and what CONSTANTS hold.

    Raises UntraceableError for a call with anything but a literal, in a function that mentions none of CONSTANTS.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _name(node.targets[0]) in CONSTANTS:
            yield from _literals(node.value)
    for call, function in _calls(tree, tree):
        argument = call.args[0]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value
        elif path.name != READER_OF_MODELS and not CONSTANTS & {_name(each) for each in ast.walk(function)}:
            raise UntraceableError(f"{path}:{call.lineno}: {ast.unparse(call)}")


def _calls(node, function):
    """Yield (call, the innermost function that it is in) of all calls of `tr`."""
    if isinstance(node, ast.Call) and _name(node.func) == FUNCTION:
        yield node, function
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, child if isinstance(child, ast.FunctionDef) else function)


def _name(node):
    """Return what a node mentions: a name, an attribute, or a text, by which an attribute may be asked for."""
    return getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "value", None)


def _literals(node):
    """Yield the texts that a constant holds. Keys in capitals are names of parameters."""
    if isinstance(node, ast.Dict):
        keys = (key for key in node.keys if not key.value.isupper())
        for each in (*keys, *node.values):
            yield from _literals(each)
    elif isinstance(node, ast.Tuple):
        for each in node.elts:
            yield from _literals(each)
    elif isinstance(node.value, str) and node.value:
        yield node.value


def texts_of_model(path):
    """Yield the texts in the file of a model, among them the tags one by one."""
    model = ElementTree.parse(path).getroot()  # noqa: S314 (our own files)
    of_help = model.findall("./Option[@name='help']/Option")
    for option in [*of_help, *(each for each in model.iter("Option") if each.get("name") in OF_MODELS)]:
        value = option.get("value")
        if value:
            yield from value.split(", ") if option.get("name") == "TAGS" else [value]


def translations(path):
    """Return {text: (translation, its state)} of a .ts file; the state of one that is finished is None."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):  # noqa: S314
        translation = message.find("translation")
        found[message.findtext("source")] = (translation.text or "", translation.get("type"))
    return found


def updated(path):
    """Return the text of the .ts file at `path` as it is to be: all texts in it, and those of its translations."""
    current, known = texts(), translations(path)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{language_of(path)}" sourcelanguage="en">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for text, files in current.items():
        translation, state = known.get(text, ("", "unfinished"))
        # One that comes again is to be looked at.
        lines += _message(text, files, translation, "unfinished" if state else None)
    # What is gone is there to be copied from, as long as there is something to do.
    if any(text not in known or known[text][1] for text in current):
        for text in (text for text in known if text not in current and known[text][0]):
            lines += _message(text, [], known[text][0], "vanished")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def language_of(path):
    """Return the language that the name of a .ts file tells."""
    return path.stem.partition("_")[2]


def _message(text, files, translation, state):
    yield "    <message>"
    for file in files:
        yield f'        <location filename="../../{file}"/>'
    yield f"        <source>{escape(text)}</source>"
    kind = f' type="{state}"' if state else ""
    yield f"        <translation{kind}>{escape(translation)}</translation>"
    yield "    </message>"


def of_the_library(path):
    """Return {text: translation} of what LIBRARY says, of a .ts file without anything unfinished in that."""
    known = translations(path)
    texts_of_library = [text for text, files in texts().items() if any(file.startswith(LIBRARY) for file in files)]
    return {text: known[text][0] for text in texts_of_library if text in known and not known[text][1]}


def write_json(path):
    """Write the .json beside a .ts file."""
    text = json.dumps(of_the_library(path), ensure_ascii=False, indent=0)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def compile_translations(path):
    """Write the .qm beside a .ts file."""
    program = next(filter(None, map(shutil.which, LRELEASE)), None)
    if program is None:
        raise SystemExit("There is no lrelease to make the .qm files with (Debian: qttools5-dev-tools).")
    subprocess.run([program, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for path in sorted(folder.glob("placeprint_*.ts")):
        path.write_text(updated(path), encoding="utf-8")
        states = [state for _, state in translations(path).values()]
        print(f"{path.name}: {len(states)} texts, {states.count('unfinished')} to do, {states.count('vanished')} gone")
        write_json(path)
        compile_translations(path)


if __name__ == "__main__":
    main()
