import io

import torch

from placeprint.lab.evaluation import geoclip

from ....closeness import assert_close


def test_embeddings_come_from_the_weights_of_the_archive(monkeypatch):
    state = {"LocEnc0.capsule.0.b": torch.ones(4, 2)}
    for name, shape in {"capsule.1": (6, 8), "head.0": (3, 6)}.items():
        state[f"LocEnc0.{name}.weight"], state[f"LocEnc0.{name}.bias"] = torch.ones(shape) / 4, torch.ones(shape[0])

    def read_member(archive, member):
        assert (archive, member) == ("geoclip", "geoclip/model/weights/location_encoder_weights.pth")
        file = io.BytesIO()
        torch.save(state, file)
        return file

    monkeypatch.setattr(geoclip, "read_member", read_member)
    # At (0, 0) the projection is (0, 0): four cosines of 1 and four sines of 0, so that each unit is 4 / 4 + 1.
    assert_close(geoclip.geoclip_embeddings([[0, 0]]), [[6 * 2 / 4 + 1] * 3], 1e-6)
