import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread

from placeprint.encoder.training.curve import draw_curve

from ...closeness import assert_close


def report(step):
    return {
        "step": step,
        "loss": 3 / step,
        "regression": 1 / step,
        "contrast": 20 / step,
        "temperature": 0.07 - step / 1e5,
        "rank": 900 // step,
        "seconds": step / 7,
    }


REPORTS = [report(step) for step in range(25, 1001, 25)]


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    """Return a function that draws a curve, and returns its picture and what is in its figure."""
    path = tmp_path / "curve.png"
    figures = []
    save = Figure.savefig

    def keep(figure, *arguments, **options):
        figures.append(figure)
        save(figure, *arguments, **options)

    monkeypatch.setattr(Figure, "savefig", keep)

    def draw(reports):
        draw_curve(reports, path)
        return imread(path), figures[-1]

    return draw


def test_the_curve_is_a_picture(drawn):
    picture, _ = drawn(REPORTS)
    assert picture.shape[0] > 300
    assert picture.shape[1] > 800
    # Blue, and orange: the first two colours of lines.
    for colour in ((0x1F, 0x77, 0xB4), (0xFF, 0x7F, 0x0E)):
        near = np.abs(picture[..., :3] - np.array(colour) / 255).max(axis=2) < 0.02
        assert near[:, : picture.shape[1] // 2].sum() > 100
        assert near[:, picture.shape[1] // 2 :].sum() > 100


def test_every_report_is_on_the_curve(drawn):
    _, figure = drawn(REPORTS)
    lines = [line.get_xydata() for axes in figure.axes for line in axes.lines]
    for line, name in zip(lines, ("regression", "contrast", "rank", "temperature")):
        assert_close(line, [(report["step"], report[name]) for report in REPORTS], 1e-9)
    assert len(lines) == 4


@pytest.mark.parametrize(
    "reports",
    [[{**report, "regression": 0.0} for report in REPORTS], REPORTS[:1], []],
    ids=["no regression", "one report", "none"],
)
def test_short_runs_and_runs_without_regression_have_a_curve_too(drawn, reports):
    picture, figure = drawn(reports)
    assert picture.std() > 0
    assert len(figure.axes[1].lines[0].get_xdata()) == len(reports)
