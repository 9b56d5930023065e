import numpy as np
import pytest
import torch

from placeprint.encoder.training.train import CHECKPOINT_EVERY, REPORT_EVERY, train


@pytest.fixture(scope="module")
def trained(places, targets, images, recipe):
    """A trained tower with its objective, and the reports of its training."""
    reports = []
    tower, objective = train(places, targets, images, recipe, reports.append)
    return tower, objective, reports


def assert_equal(run, other):
    """Assert that two runs ended in the same towers and objectives, bit for bit."""
    for module, twin in zip(run, other):
        twins = twin.state_dict()
        for name, tensor in module.state_dict().items():
            assert torch.equal(tensor, twins[name]), name


def test_training_reduces_the_loss_and_says_how(trained, recipe):
    _, objective, reports = trained
    assert [report["step"] for report in reports] == list(range(REPORT_EVERY, recipe.steps + 1, REPORT_EVERY))
    first, last = reports[0], reports[-1]
    assert last.keys() == {"step", "loss", "regression", "contrast", "temperature", "rank", "seconds"}
    for part in ("loss", "regression", "contrast"):
        assert last[part] < 0.8 * first[part]
    assert last["loss"] == pytest.approx(last["regression"] + recipe.contrast_weight * last["contrast"], rel=1e-4)
    assert 0 <= last["rank"] < recipe.batch / 8
    assert last["temperature"] == pytest.approx(1 / objective.scale.item())
    seconds = [report["seconds"] for report in reports]
    assert seconds == sorted(seconds)
    assert seconds[0] > 0


def test_a_trained_embedding_tells_the_targets(trained, harmonics, targets):
    tower, objective, _ = trained
    with torch.no_grad():
        found = objective.regression(tower(harmonics)).numpy()
    truth = np.concatenate([block.values for block in targets], axis=1)
    assert np.mean((found - truth) ** 2) < 0.2 * truth.var()


def test_a_place_and_its_image_meet_in_the_trained_heads(trained, harmonics, images):
    tower, objective, _ = trained
    with torch.no_grad():
        for view in images:
            logits = objective.logits(tower(harmonics), harmonics, torch.from_numpy(view).float())
            rank = (logits > logits.diagonal()[:, None]).sum(dim=1).median()
            assert rank < len(view) / 8


def test_the_towers_come_back_ready_to_be_used(trained):
    for module in trained[:2]:
        assert not module.training
        assert {parameter.device.type for parameter in module.parameters()} == {"cpu"}


def test_the_last_step_is_reported_and_no_report_is_needed(places, targets, images, recipe):
    reports = []
    train(places, targets, images, recipe._replace(steps=REPORT_EVERY + 3), reports.append)
    assert [report["step"] for report in reports] == [REPORT_EVERY, REPORT_EVERY + 3]
    train(places, targets, images, recipe._replace(steps=3))


def test_contrast_alone_needs_no_targets(places, images, recipe):
    reports = []
    direct = recipe._replace(contrast_on="embedding", contrast_dim=recipe.dim, regression_weight=0, contrast_weight=1)
    _, objective = train(places, [], images, direct, reports.append)
    assert objective.regression is None
    assert {report["regression"] for report in reports} == {0}
    assert reports[-1]["contrast"] < 0.8 * reports[0]["contrast"]
    assert reports[-1]["rank"] < recipe.batch / 8


@pytest.mark.parametrize("view", [0, 1])
def test_every_view_is_looked_at(places, targets, images, recipe, view):
    reports = []
    blind = images.copy()
    blind[view] = np.nan
    train(places, targets, blind, recipe._replace(steps=1), reports.append)
    assert np.isnan(reports[0]["contrast"])


def test_the_same_seed_gives_the_same_towers(places, targets, images, recipe):
    first, second, other = (
        train(places, targets, images, recipe._replace(steps=20, seed=seed)) for seed in (recipe.seed, recipe.seed, 1)
    )
    assert_equal(first, second)
    assert not torch.equal(first[0].first.weight, other[0].first.weight)


@pytest.fixture
def checkpoint(tmp_path):
    return tmp_path / "some.checkpoint"


@pytest.fixture
def interrupted(places, targets, images, checkpoint):
    """Return a function that trains by a recipe until a step after the first checkpoint."""

    def until(recipe, step=CHECKPOINT_EVERY + REPORT_EVERY):
        def interrupt(report):
            if report["step"] == step:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            train(places, targets, images, recipe, interrupt, checkpoint)

    return until


def test_an_interrupted_run_goes_on_and_gives_the_same_bit_for_bit(
    trained, places, targets, images, recipe, checkpoint, interrupted
):
    interrupted(recipe)
    assert checkpoint.exists()
    # Whatever else draws random numbers in the meantime.
    torch.manual_seed(99)
    reports = []
    resumed = train(places, targets, images, recipe, reports.append, checkpoint)
    assert_equal(trained[:2], resumed)
    assert len(reports) == len(trained[2])
    assert all(before["seconds"] <= after["seconds"] for before, after in zip(reports, reports[1:]))
    for report, expected in zip(reports, trained[2]):
        assert {**report, "seconds": None} == {**expected, "seconds": None}


def test_a_run_interrupted_before_its_first_checkpoint_begins_again(
    trained, places, targets, images, recipe, checkpoint, interrupted
):
    interrupted(recipe, REPORT_EVERY)
    assert not checkpoint.exists()
    assert_equal(trained[:2], train(places, targets, images, recipe, checkpoint=checkpoint))


def test_the_checkpoint_is_gone_at_the_end(places, targets, images, recipe, checkpoint):
    there = []
    short = recipe._replace(steps=CHECKPOINT_EVERY + REPORT_EVERY)
    train(places, targets, images, short, lambda report: there.append(checkpoint.exists()), str(checkpoint))
    assert there == [False] * (CHECKPOINT_EVERY // REPORT_EVERY) + [True]
    assert not list(checkpoint.parent.iterdir())


@pytest.mark.parametrize("change", [{"seed": 1}, {"width": 16}], ids=str)
def test_a_checkpoint_of_another_recipe_is_passed_over(
    trained, places, targets, images, recipe, checkpoint, interrupted, change
):
    interrupted(recipe._replace(**change))
    assert checkpoint.exists()
    assert_equal(trained[:2], train(places, targets, images, recipe, checkpoint=checkpoint))


def truncated(checkpoint):
    checkpoint.write_bytes(checkpoint.read_bytes()[:-1000])


def emptied(checkpoint):
    checkpoint.write_bytes(b"")


def of_text(checkpoint):
    checkpoint.write_text("step 100", encoding="utf-8")


def of_another_program(checkpoint):
    torch.save({"weights": torch.zeros(3)}, checkpoint)


def without_the_tower(checkpoint):
    state = torch.load(checkpoint, weights_only=True)
    torch.save({**state, "tower": {}}, checkpoint)


@pytest.mark.parametrize("damage", [truncated, emptied, of_text, of_another_program, without_the_tower])
def test_a_damaged_checkpoint_is_named_and_left_to_its_owner(
    places, targets, images, recipe, checkpoint, interrupted, damage
):
    interrupted(recipe)
    damage(checkpoint)
    before = checkpoint.read_bytes()
    with pytest.raises(ValueError, match=r"some\.checkpoint is damaged, or no checkpoint; remove it") as caught:
        train(places, targets, images, recipe, checkpoint=checkpoint)
    assert "\n" not in str(caught.value)
    assert checkpoint.read_bytes() == before


def test_a_checkpoint_runs_no_code(places, targets, images, recipe, checkpoint):
    class Harmful:
        def __reduce__(self):
            return checkpoint.with_name("harmed").touch, ()

    torch.save({"recipe": recipe.fingerprint, "step": Harmful()}, checkpoint)
    with pytest.raises(ValueError, match="remove it"):
        train(places, targets, images, recipe, checkpoint=checkpoint)
    assert not checkpoint.with_name("harmed").exists()
