"""Training by several processes that torchrun starts, the ranks: each computes its part of every batch.

All ranks draw the same batches, and their gradients are averaged: a recipe gives the same encoder however many ranks
there are, but for rounding, and for dropout, of which each rank has a stream of its own. One rank uses one GPU, with
NCCL; where there are none, processors, with gloo. Ranks on several machines need one folder for cache and output.
"""

from __future__ import annotations

import importlib
import os
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import torch
import torch.distributed as dist
from torch.nn.utils import parameters_to_vector, vector_to_parameters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = timedelta(days=1)
"""How long ranks wait for the first to prepare the data. If a rank fails, torchrun ends the others at once."""


class Ranks(NamedTuple):
    """This process, number `rank` of `size`; `joined`: there is a process group, if only of one."""

    rank: int = 0
    size: int = 1
    joined: bool = False

    @property
    def device(self) -> torch.device:
        """What to compute on: the GPU of this rank, or the processor where there is none."""
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")

    def part(self, count: int) -> slice:
        """Return which rows of a batch of `count` are this rank's. Raises ValueError if not all get as many."""
        if count % self.size:
            raise ValueError(f"{self.size} ranks cannot share a batch of {count} evenly")
        each = count // self.size
        return slice(self.rank * each, (self.rank + 1) * each)

    def gather(self, own: torch.Tensor) -> torch.Tensor:
        """Return (n size, ...) of (n, ...) of each rank, in their order; gradients come back from all of them."""
        return _Gathered.apply(own) if self.joined else own

    def mean(self, own: torch.Tensor) -> torch.Tensor:
        """Return the mean of a tensor over the ranks, without gradients."""
        own = own.detach().clone()
        if self.joined:
            dist.all_reduce(own)
        return own / self.size

    def average_gradients(self, parameters: Iterable[torch.Tensor]) -> None:
        """Replace the gradients of `parameters` by their means over the ranks."""
        if self.joined:
            gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
            vector_to_parameters(self.mean(parameters_to_vector(gradients)), gradients)

    def agreed(self, number: int) -> int:
        """Return `number`. Raises RuntimeError if it is not the same on all ranks, for all of which it waits."""
        numbers = self.gather(torch.tensor([number], device=self.device)).tolist()
        if len(set(numbers)) > 1:
            raise RuntimeError(f"the ranks do not go on from the same step, but from {numbers}: have they one folder?")
        return number

    def wait(self) -> None:
        """Return once all ranks are here."""
        self.agreed(0)

    @contextmanager
    def first_alone(self) -> Iterator[None]:
        """Let the first rank go through the block before the others, which find in the cache what it left there."""
        if self.rank:
            self.wait()
        yield
        if not self.rank:
            self.wait()

    def dropout(self) -> dict[str, torch.Tensor]:
        """Return, by the kind of device, the (size, k) states of the streams that the ranks' dropout is drawn from."""
        state = torch.cuda.get_rng_state() if self.device.type == "cuda" else torch.get_rng_state()
        return {self.device.type: self.gather(state[None].to(self.device)).cpu()}

    def restore_dropout(self, states: dict[str, torch.Tensor]) -> None:
        """Go on with this rank's stream of `dropout()`, or, if it was not among them, with the one there is."""
        known = states.get(self.device.type, ())
        if self.rank < len(known):
            # torch crashes on a state that is a part of something larger.
            (torch.cuda.set_rng_state if self.device.type == "cuda" else torch.set_rng_state)(known[self.rank].clone())


ALONE = Ranks()
"""A process that was started without torchrun."""


@contextmanager
def joined_ranks() -> Iterator[Ranks]:
    """Give the Ranks that this process is one of, in a process group for that time; ALONE without torchrun.

    Raises ValueError if this machine has GPUs, but fewer than ranks.
    """
    if "WORLD_SIZE" not in os.environ:
        yield ALONE
        return
    if torch.cuda.is_available():
        here, gpus = int(os.environ.get("LOCAL_WORLD_SIZE", "1")), torch.cuda.device_count()
        if here > gpus:
            raise ValueError(f"{here} ranks on this machine, which has {gpus} GPU(s): a rank uses one by itself")
        torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
    # Its functions keep, as their default, the group that there is when some part of torch first imports them. Threads
    # of gloo would then outlive the interpreter, and now and then abort.
    importlib.import_module("torch.distributed.nn.functional")
    backend = "nccl" if torch.cuda.is_available() else "gloo"
    dist.init_process_group(backend, timeout=PATIENCE)
    ranks = Ranks(dist.get_rank(), dist.get_world_size(), joined=True)
    try:
        # What cannot work is to fail now, and not once the data are prepared.
        ranks.wait()
        yield ranks
    except BaseException:
        # NCCL may wait for what the others will not send any more; it gives up as the process ends.
        if backend == "gloo":
            dist.destroy_process_group()
        raise
    dist.destroy_process_group()


def refuse_ranks(what: str) -> None:
    """Raise ValueError, which says `what` is not for several processes, if torchrun started this one among others."""
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        raise ValueError(f"{what} is trained by one process: start it without torchrun")


class _Gathered(torch.autograd.Function):
    """The tensors of all ranks, concatenated. Each rank's loss may depend on them: its gradient is the sum of all.

    Not `torch.distributed.nn.functional.all_gather`: its graph keeps the group alive too, and newer torches drop it.
    """

    @staticmethod
    def forward(ctx: Any, own: torch.Tensor) -> torch.Tensor:
        ctx.rows = len(own)
        own = own.contiguous()
        parts = [torch.empty_like(own) for _ in range(dist.get_world_size())]
        dist.all_gather(parts, own)
        return torch.cat(parts)

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> torch.Tensor:
        # Summed in place, and autograd may need the gradient elsewhere.
        total = gradient.clone(memory_format=torch.contiguous_format)
        dist.all_reduce(total)
        first = dist.get_rank() * ctx.rows
        return total[first : first + ctx.rows]
