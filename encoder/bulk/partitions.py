"""Folders whose names hold the values of a column, as in year=2024/month=5: partitions, as Hive has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow

NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, and who does as it does, names the folder of rows without a value."""


def partition_columns(paths: list[Path], folder: Path) -> dict[str, pyarrow.Array]:
    """Return {name: the value for each path} of the columns in the names of folders between `folder` and the files.

    They are whole numbers if all are, else text. Raises ValueError for a file that lies in folders of other names.
    """
    import pyarrow

    found = [_values_in(path.relative_to(folder)) for path in paths]
    for path, values in zip(paths, found):
        if values.keys() != found[0].keys():
            named = ["/".join(f"{name}=" for name in each) or "no columns" for each in (values, found[0])]
            raise ValueError(f"{path} is in folders named for {named[0]}, and {paths[0]} for {named[1]}")
    columns = {}
    for name in found[0] if found else ():
        values = [each[name] for each in found]
        whole = all(value is None or re.fullmatch(r"-?\d{1,18}", value) for value in values)
        kind = pyarrow.int64() if whole else pyarrow.string()
        columns[name] = pyarrow.array([int(value) if whole and value else value for value in values], kind)
    return columns


def _values_in(path: Path) -> dict[str, str | None]:
    """Return {name: value} of the folders in a path."""
    parts = [part.partition("=") for part in path.parts[:-1] if "=" in part]
    return {unquote(name): None if value == NOTHING else unquote(value) for name, _, value in parts}
