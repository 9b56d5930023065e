"""The course of a training run, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Metadata, StrPath


def draw_curve(reports: Sequence[Metadata], path: StrPath) -> None:
    """Write a PNG of the reports of `train.train`: regression and contrast on the left, ranks on the right."""
    from matplotlib.figure import Figure

    steps = [report["step"] for report in reports]
    figure = Figure(figsize=(9, 3.5), layout="constrained")
    losses, ranks = figure.subplots(1, 2)
    for name, label in (("regression", "regression of the images"), ("contrast", "contrast, nats")):
        losses.plot(steps, [report[name] for report in reports], label=label)
    losses.set(xlabel="step", ylabel="loss", yscale="log")
    losses.legend()
    ranks.plot(steps, [report["rank"] for report in reports], label="median rank of a place's own image")
    ranks.set(xlabel="step", ylabel="rank in the batch", yscale="symlog", ylim=(0, None))
    temperature = ranks.twinx()
    temperature.plot(steps, [report["temperature"] for report in reports], color="tab:orange")
    temperature.set(ylabel="temperature (orange)", ylim=(0, None))
    ranks.legend()
    figure.savefig(path, dpi=120)
