"""How a child process tells its parent how far it is, and notices that the parent is gone."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from typing import Optional

Tell = Callable[[float, Optional[str]], object]
"""Is called with the share done, 0 to 1, and with what there is to say, or None."""

STANDARD_INPUT = 0


def tell(share: float, text: str | None = None) -> None:
    """Write the share done, 0 to 1, and what there is to say, if anything, to standard output as one line of JSON."""
    print(json.dumps({"share": round(share, 4), **({"say": text} if text else {})}), flush=True)


def end_with_parent() -> None:
    """End this process as soon as its standard input ends, which it does when the parent process does.

    Not on Windows, where a read that waits for a pipe blocks libraries that ask what it is when they are loaded.
    """
    if os.name == "nt":
        return

    def wait() -> None:
        # Not through sys.stdin, whose lock this thread would hold when the process ends as it should.
        while os.read(STANDARD_INPUT, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
