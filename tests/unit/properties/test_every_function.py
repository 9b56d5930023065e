"""Which public functions of `encoder/` a property is tried on, and why the others have none: the list is complete."""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent

EXEMPT = {}
"""By the reason: functions, and methods as Class.method, by their modules."""


class Public(NamedTuple):
    """A public function or, with `owner`, a method or property, of a module such as "probes.folds"."""

    module: str
    name: str
    owner: str = ""

    def __str__(self):
        return ".".join(filter(None, (self.module, self.owner, self.name)))


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def is_public(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_")


def public_of(module, tree):
    """Yield the Publics of a module's tree. A Protocol has no functions of its own: whoever keeps to it has them."""
    for node in filter(is_public, tree.body):
        if not isinstance(node, ast.ClassDef):
            yield Public(module, node.name)
        elif not any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases):
            for inner in filter(is_public, node.body):
                yield Public(module, inner.name, node.name)


def used_in(tree):
    """Return what a module of tests uses: {(module, name)} that it imports and mentions, and {name} of attributes."""
    mentioned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("placeprint.encoder"):
            module = node.module[len("placeprint.encoder.") :]
            for alias in node.names:
                if (alias.asname or alias.name) in mentioned:
                    imported.add((module, alias.name))
    return imported, attributes


def modules():
    for path in sorted((ROOT / "encoder").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT / "encoder").with_suffix("").parts), tree_of(path)


@pytest.fixture(scope="module")
def public():
    return {each for module, tree in modules() for each in public_of(module, tree)}


@pytest.fixture(scope="module")
def used(public):
    """The Publics that a property is tried on: functions that are imported from their module, methods by their name."""
    imported, attributes = set(), set()
    for path in sorted(HERE.glob("*.py")):
        # This module uses none of them.
        if path != Path(__file__).resolve():
            functions, names = used_in(tree_of(path))
            imported |= functions
            attributes |= names
    return {each for each in public if (each.name in attributes if each.owner else each[:2] in imported)}


def exempt():
    return {f"{module}.{name}" for listed in EXEMPT.values() for module, names in listed.items() for name in names}


def test_every_public_function_has_a_property_or_a_reason(public, used):
    assert sorted(map(str, public - used)) == sorted(exempt())


def test_no_reason_stands_twice():
    listed = [f"{m}.{name}" for modules in EXEMPT.values() for m, names in modules.items() for name in names]
    assert len(listed) == len(set(listed))


def test_the_reader_of_modules_sees_what_is_public_and_what_is_used():
    tree = ast.parse(
        "def a(): pass\ndef _b(): pass\nclass C:\n  def d(self): pass\n  def _e(self): pass\n"
        "class F(Protocol):\n  def g(self): pass"
    )
    assert set(public_of("m", tree)) == {Public("m", "a"), Public("m", "d", "C")}
    tests = "from placeprint.encoder.m import a, h as i, unused\nfrom other import j\na(i.d, 'text')"
    assert used_in(ast.parse(tests)) == ({("m", "a"), ("m", "h")}, {"d"})
