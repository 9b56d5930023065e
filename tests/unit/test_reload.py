"""QGIS loads plugins again within one process: then what was loaded before must be let go of."""

import subprocess
import sys

from .test_house import ENCODER, LIBRARY, room_of_file

CODE = """
import gc, importlib, sys, weakref

def loaded():
    return [module for name, module in sys.modules.items() if name.split(".")[0] == "placeprint"]

def classes_of(modules):
    things = {thing for module in modules for thing in vars(module).values() if isinstance(thing, type)}
    return [weakref.ref(thing) for thing in things if thing.__module__.split(".")[0] == "placeprint"]

for name in sys.argv[1:]:
    importlib.import_module(name)
classes = classes_of(loaded())
for module in [module.__name__ for module in loaded()]:
    del sys.modules[module]
gc.collect()
print(len(classes), *sorted(each().__qualname__ for each in classes if each()))
"""


def test_when_it_is_loaded_again_nothing_is_left_of_it(tmp_path):
    # Types like `Callable[[Own], object]` and `Union[Own, Other]`, if they are evaluated, stay in a cache of Python's
    # typing for good, and with the class all that its module holds.
    paths = [path for path in ENCODER if room_of_file(path)[1] in LIBRARY and not path.stem.startswith("__")]
    names = [".".join(["placeprint", *path.with_suffix("").parts]) for path in paths]
    command = [sys.executable, "-c", CODE, *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    count, *left = done.stdout.split()
    assert int(count) > 50
    assert left == []
