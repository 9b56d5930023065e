import numpy as np

from placeprint.lab.evaluation import report
from placeprint.lab.evaluation.experiments import GROUND, OURS, Countries, LineFit, Rain, RainProbe
from placeprint.lab.evaluation.kriging import Covariance
from placeprint.lab.evaluation.tables import TABLES, Result, Scores


def result(name, value, seeds=1, reach=True):
    values = {score: np.array([value]) for table in TABLES for column in table.columns for score in column.scores}
    if not reach:
        values = {score: each for score, each in values.items() if not score.startswith(("reach", "told", "retrieval"))}
    return Result(name, [Scores(values, "")] * seeds)


def test_the_report_has_tables_figures_and_what_was_lost(small_encoder, tmp_path, monkeypatch):
    places = np.array([[0.0, 0.0], [10.0, 50.0]])
    covariance = Covariance(600e3, 2.0, 0.01)
    where = Countries(10, 3, {GROUND: 0.9, OURS: 0.5}, covariance, places, np.array([True, False]))
    fits = {GROUND: LineFit(0.97, 31.0, 300.0), OURS: LineFit(0.98, 30.5, 200.0)}
    observed, predicted = np.array([1000.0, 9000.0]), np.array([1100.0, 8800.0])
    wet = Rain(10, fits, fits[OURS], covariance, places, observed, predicted)
    monkeypatch.setattr(report, "countries", lambda encoder: where)
    monkeypatch.setattr(report, "rain", lambda encoder: wet)
    probe = RainProbe(1000, LineFit(0.9, 200.0, 900.0), LineFit(0.7, 300.0, 1900.0), 2400.0, None)
    monkeypatch.setattr(report, "rain_probe", lambda encoder: probe)
    drawn = [("What it tells", tmp_path / "precipitation-probe-told.png")]
    monkeypatch.setattr(report, "draw_rain_probe", lambda found, encoder, folder: drawn)
    for name in ("draw_colours", "draw_countries", "draw_rain"):
        monkeypatch.setattr(report, name, lambda *arguments: arguments[-1].touch())
    monkeypatch.setattr(report, "draw_likeness", lambda encoder, folder: [("Like it", folder / "similarity-x.png")])
    results = [result("nearest neighbours", 0.6, reach=False), result("small", 0.5, seeds=3)]
    report.write_report(results, "small", small_encoder, 1234, tmp_path)
    text = (tmp_path / "evaluation.md").read_text(encoding="utf-8")
    assert "1,234 places" in text
    assert "3 training seeds" in text
    assert "precipitation, R2 .500 against .600 (nearest neighbours)" in text
    assert "The largest error is 200 mm" in text
    assert f"| {OURS} | 0.9800 | 30.5 | 200 |" in text
    assert f"| {GROUND} | 90.00% |" in text
    assert "| places in blocks of 2,400 km without any other | 0.7000 | 300.0 | 1,900 |" in text
    assert "![What it tells](images/evaluation/precipitation-probe-told.png)" in text
    assert "600 km on the ground and of 2 standard deviations in the embedding" in text
    assert "longitude 10.0, latitude 50.0" in text
    assert "most that is observed is" in text
    assert "![Like it](images/evaluation/similarity-x.png)" in text
    assert (tmp_path / "images/evaluation/country-errors.png").exists()
