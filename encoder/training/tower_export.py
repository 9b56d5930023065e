"""From a trained backbone and trained heads to the image tower's file."""

import numpy as np

from ..encoder_file import arrays_of, write_arrays


def write_image_tower(backbone, heads, encoder, scale, path, metadata):
    """Write the file of an image tower for a LocationEncoder: the Backbone and the Heads, and `scale` as its own."""
    named = dict(backbone.arrays())
    image = _folded(heads.image, heads.feature_mean, heads.feature_spread)
    place = _folded(heads.place, heads.embedding_mean, heads.embedding_spread)
    named.update({f"image_{name}": array for name, array in arrays_of(image).items()})
    named = {name: array.astype(np.float16) if array.ndim == 2 else array for name, array in named.items()}
    # Some dimensions of an embedding are a thousand times smaller than others, so that their weights need all digits.
    named.update({f"place_{name}": array for name, array in arrays_of(place).items()})
    named["place_weight1"] = named["place_weight1"].astype(np.float16)
    named["scale"] = np.float32(scale)
    write_arrays(path, named, {**metadata, "encoder_fingerprint": encoder.fingerprint})


def _folded(head, mean, spread):
    """Return the layers of a head, (weight, bias), that take what it takes before it is standardised."""
    layers = [
        (layer.weight.detach().cpu().numpy().astype(np.float64), layer.bias.detach().cpu().numpy().astype(np.float64))
        for layer in head
        if hasattr(layer, "weight")
    ]
    weight, bias = layers[0]
    weight = weight / spread.cpu().numpy()
    layers[0] = weight, bias - weight @ mean.cpu().numpy()
    return layers
