"""Torch on one processor, for the time of a block."""

from contextlib import contextmanager

import torch


@contextmanager
def one_torch_thread():
    """Networks as small as those of tests wait for threads longer than they compute."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
