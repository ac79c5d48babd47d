"""PyTorch's own samples of its operators: values and gradients to ten digits."""

import numpy as np
import pytest

import nnbook
from nnbook.tape import Tensor
from tests.conformance.pytorch import COUNTERPARTS
from tests.conformance.pytorch.samples import compare

pytest.importorskip("expecttest")  # what the database of operators needs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default"),  # PyTorch's own, while it makes its samples
]

#: How many samples must agree. Those of softplus all have a steepness, those of pow an
#: array of exponents: nnbook has neither.
AT_LEAST = {
    "nn.functional.relu": 4,
    "sigmoid": 2,
    "tanh": 1,
    "nn.functional.leaky_relu": 9,
    "nn.functional.elu": 2,
    "nn.functional.gelu": 8,
    "nn.functional.softplus": 0,
    "softmax": 12,
    "log_softmax": 12,
    "nn.functional.linear": 14,
    "nn.functional.conv2d": 8,
    "nn.functional.max_pool2d": 180,
    "nn.functional.avg_pool2d": 1,
    "nn.functional.batch_norm": 14,
    "nn.functional.dropout": 9,
    "flatten": 2,
    "nn.functional.cross_entropy": 10,
    "nn.functional.mse_loss": 5,
    "nn.functional.binary_cross_entropy_with_logits": 7,
    "add": 10,
    "sub": 10,
    "rsub": 10,
    "mul": 8,
    "div": 8,
    "pow": 0,
    "neg": 1,
    "exp": 2,
    "log": 2,
    "sqrt": 1,
    "reciprocal": 2,
    "mm": 1,
    "matmul": 1,
    "t": 3,
    "reshape": 7,
    "view": 7,
    "__getitem__": 16,
    "sum": 17,
    "mean": 17,
}


@pytest.mark.parametrize("name", COUNTERPARTS)
def test_samples_agree(name):
    agree, wrong, missing = compare(name, np.random.default_rng(0))
    assert wrong == []
    assert agree >= AT_LEAST[name]
    assert all(missing)


def scaled(f, factor):
    def g(*args, **options):
        result = f(*args, **options)
        return None if result is None else result * factor

    return g


@pytest.mark.parametrize(
    ("owner", "name", "sample"),
    [
        (nnbook, "gelu", "nn.functional.gelu"),
        (nnbook, "gelu_vjp", "nn.functional.gelu"),
        (nnbook, "softmax_vjp", "softmax"),
        (nnbook.Dense, "backward", "nn.functional.linear"),
        (nnbook.Conv2d, "backward", "nn.functional.conv2d"),
        (nnbook.AvgPool2d, "backward", "nn.functional.avg_pool2d"),
        (nnbook.BatchNorm, "backward", "nn.functional.batch_norm"),
        (nnbook.SoftmaxCrossEntropy, "grad", "nn.functional.cross_entropy"),
        (Tensor, "exp", "exp"),
    ],
)
def test_a_factor_that_is_slightly_wrong_is_seen(owner, name, sample, monkeypatch):
    monkeypatch.setattr(owner, name, scaled(getattr(owner, name), 1 + 1e-8))
    agree, wrong, _ = compare(sample, np.random.default_rng(0))
    assert wrong
    assert agree < AT_LEAST[sample]
