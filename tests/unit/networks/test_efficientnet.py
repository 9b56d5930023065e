import numpy as np
import pytest

from placeprint.encoder.networks.efficientnet import BLOCKS, DIM, WEIGHT_SHAPES, EfficientNet

from ...closeness import assert_close


@pytest.fixture(scope="module")
def network(efficientnet_arrays):
    return EfficientNet(efficientnet_arrays)


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(0).uniform(0, 255, (5, 48, 48, 3)).astype(np.float32)


def plain_layer(arrays, layer, x, stride=1):
    """A convolution of one image (height, width, c) with TensorFlow's SAME padding, pixel by pixel, in doubles."""
    weight = arrays[f"{layer}_weight"].astype(float)
    if weight.ndim == 2:
        weight = weight[:, np.newaxis, np.newaxis]
    elif weight.ndim == 4:
        weight = weight.transpose(0, 2, 3, 1)
    depthwise = weight.ndim == 3
    kernel = weight.shape[0] if depthwise else weight.shape[1]
    sizes = [-(-length // stride) for length in x.shape[:2]]
    missing = [max((size - 1) * stride + kernel - length, 0) for size, length in zip(sizes, x.shape)]
    padded = np.zeros((x.shape[0] + missing[0], x.shape[1] + missing[1], x.shape[2]))
    top, left = missing[0] // 2, missing[1] // 2
    padded[top : top + x.shape[0], left : left + x.shape[1]] = x
    result = np.empty((*sizes, len(arrays[f"{layer}_bias"])))
    for row in range(sizes[0]):
        for column in range(sizes[1]):
            window = padded[row * stride :, column * stride :][:kernel, :kernel]
            axes = (0, 1) if depthwise else (1, 2, 3)
            result[row, column] = (weight * window).sum(axis=axes) + arrays[f"{layer}_bias"]
    return result


def plain_features(arrays, image):
    def relu6(x):
        return np.clip(x, 0, 6)

    x = relu6(plain_layer(arrays, "stem", (image.astype(float) - 127) / 128, 2))
    for index, block in enumerate(BLOCKS):
        y = x
        if f"block{index}_expand_weight" in arrays:
            y = relu6(plain_layer(arrays, f"block{index}_expand", y))
        y = relu6(plain_layer(arrays, f"block{index}_depthwise", y, block.stride))
        y = plain_layer(arrays, f"block{index}_project", y)
        x = x + y if x.shape == y.shape else y
    return relu6(plain_layer(arrays, "top", x)).mean(axis=(0, 1))


@pytest.mark.parametrize("size", [(32, 32), (19, 26), (1, 1)], ids=str)
def test_the_features_are_those_of_the_network_written_out_plainly(network, efficientnet_arrays, size):
    image = np.random.default_rng(1).uniform(0, 255, (*size, 3))
    features = network(image[np.newaxis])
    assert features.dtype == np.float32
    assert_close(features[0], plain_features(efficientnet_arrays, image), 1e-3)


def test_the_network_is_as_large_as_published():
    assert len(BLOCKS) == 16
    weights = sum(np.prod(shape) for shape in WEIGHT_SHAPES.values())
    normalised = sum(shape[-1] if "depthwise" in name else shape[0] for name, shape in WEIGHT_SHAPES.items())
    classifier = 1280 * 1000 + 1000
    # A normalisation has a factor and an offset for each channel.
    assert weights + 2 * normalised + classifier == 4_652_008
    # With the stem, from 224 pixels to 7.
    assert 2 * np.prod([block.stride for block in BLOCKS]) == 32


def test_one_image_has_the_features_that_it_has_among_many(network, images):
    together = network(images)
    assert together.shape == (5, DIM)
    assert together.std(axis=0).max() > 0.1
    for image, features in zip(images, together):
        assert_close(network(image[np.newaxis])[0], features, 1e-4)


def test_images_are_left_alone_and_may_be_bytes(network, images):
    images = np.rint(images)
    before = images.copy()
    expected = network(images)
    np.testing.assert_array_equal(images, before)
    np.testing.assert_array_equal(network(images.astype(np.uint8)), expected)


def test_weights_of_half_precision_give_nearly_the_same(network, efficientnet_arrays, images):
    half = EfficientNet({name: array.astype(np.float16) for name, array in efficientnet_arrays.items()})
    expected = network(images)
    assert_close(half(images), expected, 0.01)


@pytest.mark.parametrize("name", ["stem_weight", "block0_depthwise_bias", "block7_expand_weight", "top_bias"])
def test_a_missing_array_is_named(efficientnet_arrays, name):
    arrays = {other: array for other, array in efficientnet_arrays.items() if other != name}
    with pytest.raises(ValueError, match=f"holds no {name}"):
        EfficientNet(arrays)


@pytest.mark.parametrize("name", ["stem_weight", "block3_depthwise_weight", "block9_project_weight", "top_bias"])
@pytest.mark.parametrize(
    ("damage", "saying"),
    [
        (lambda array: array[..., :-1], "shape"),
        (lambda array: array[np.newaxis], "shape"),
        (lambda array: array.astype(int), "floating-point"),
        (lambda array: np.where(array == array.max(), np.nan, array), "not finite"),
        (lambda array: np.where(array == array.max(), 1e300, array.astype(float)), "not finite"),
    ],
    ids=["narrower", "nested", "integers", "NaN", "too large"],
)
def test_a_damaged_array_is_named(efficientnet_arrays, name, damage, saying):
    arrays = {**efficientnet_arrays, name: damage(efficientnet_arrays[name])}
    with pytest.raises(ValueError, match=f"{name} .*{saying}"):
        EfficientNet(arrays)
