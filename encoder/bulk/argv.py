"""Values of options that begin with a minus: `--reference -0.1,51.5` is not two options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NEGATIVE = re.compile(r"-\.?\d")


def join_negative_values(arguments: Sequence[str]) -> list[str]:
    """Return the arguments of a command line, with each negative value joined to the long option before it.

    argparse would take all but a bare number for an option of its own. No option begins with a digit.
    """
    result: list[str] = []
    for argument in arguments:
        if NEGATIVE.match(argument) and result and result[-1].startswith("--") and "=" not in result[-1]:
            result[-1] += f"={argument}"
        else:
            result.append(argument)
    return result
