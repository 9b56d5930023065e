"""What `pip install .` installs: the packages that ship, and no other."""

import re
from pathlib import Path

from placeprint.tools.package import is_shipped

ROOT = Path(__file__).resolve().parents[2]


def test_pip_installs_every_package_of_the_encoder_that_ships():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'"([\w.]+)"', re.search(r"^packages = \[(.*?)\]", text, re.M | re.S)[1])
    folders = [path.parent.relative_to(ROOT) for path in (ROOT / "encoder").rglob("__init__.py")]
    shipped = {".".join(["placeprint", *folder.parts]) for folder in folders if is_shipped(folder / "__init__.py")}
    assert sorted(listed) == ["placeprint", *sorted(shipped)]
