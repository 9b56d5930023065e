"""What a training run that was interrupted goes on from: a file, written every so many steps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from ..files.atomic_output import atomic_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..types import Metadata, StrPath


class RunState:
    """All that changes while a recipe is trained, so that it can be written down and taken up again."""

    def __init__(self, path: StrPath | None, fingerprint: str, parts: dict[str, Any]) -> None:
        """Take the file's `path`, or None to keep nothing; the recipe's `fingerprint`; and `parts`, which are trained.

        These are modules, optimizers and schedules by name: whatever has a `state_dict`.
        """
        self._path = Path(path) if path else None
        self._fingerprint, self._parts = fingerprint, parts

    def resume(self, restore: Callable[[Metadata], object]) -> int:
        """Return the number of steps done: those of the file, if there is one of this recipe.

        `restore` is called with all that `save` was given. Raises ValueError if the file cannot be read.
        """
        if not (self._path and self._path.exists()):
            return 0
        try:
            # weights_only: a checkpoint is data, and must not run code.
            state = torch.load(self._path, map_location="cpu", weights_only=True)
            if state["recipe"] != self._fingerprint:
                return 0
            for name, part in self._parts.items():
                part.load_state_dict(state[name])
            restore(state)
            return state["step"]
        except Exception as error:
            # Beginning again unasked would throw away what may be an hour's work.
            raise ValueError(f"{self._path} is damaged, or no checkpoint; remove it to train from the start") from error

    def save(self, step: int, **more: Any) -> None:
        """Write the parts, the number of steps done and `more`: tensors, lists, numbers and texts."""
        if not self._path:
            return
        state = {name: part.state_dict() for name, part in self._parts.items()}
        with atomic_file(self._path) as unfinished:
            torch.save({**state, "recipe": self._fingerprint, "step": step, **more}, unfinished)

    def forget(self) -> None:
        """Remove the file."""
        if self._path:
            self._path.unlink(missing_ok=True)
