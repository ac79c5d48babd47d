"""PyTorch's own samples of an operator, run through nnbook, value and gradients."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from tests.conformance.offered import NotOffered
from tests.conformance.pytorch import COUNTERPARTS

torch = pytest.importorskip("torch")

TOLERANCE = 1e-10


@cache
def operators():
    """PyTorch's database of operators, by name; variants of one name are together."""
    from torch.testing._internal.common_methods_invocations import op_db

    return {name: [op for op in op_db if op.name == name] for name in COUNTERPARTS}


def compare(name, rng):
    """(how many samples agree, what does not, why others were not compared)."""
    agree, wrong, missing = 0, [], Counter()
    for op in operators()[name]:
        for sample in op.sample_inputs("cpu", torch.float64, requires_grad=True):
            arguments = (sample.input, *sample.args)
            try:
                off = distance(op, COUNTERPARTS[name], arguments, sample.kwargs, rng)
            except NotOffered as reason:
                missing[str(reason)] += 1
                continue
            if off <= TOLERANCE:
                agree += 1
            else:
                wrong.append(f"{shapes(arguments)} {shapes(sample.kwargs)}: {off:.2g}")
    return agree, wrong, missing


def distance(op, counterpart, arguments, options, rng):
    """The largest relative error of the value and of all gradients, for a random dA.

    Samples may share tensors: gradients are asked for, not left in them.
    """
    got, vjp = counterpart(*map(to_array, arguments), **to_arrays(options))
    expected = op(*arguments, **options)
    dA = rng.normal(size=expected.shape)
    gradients = vjp(dA)
    tensors = [a for a in arguments if isinstance(a, torch.Tensor)]
    pairs = [(got, to_array(expected))]
    for tensor, gradient in zip(tensors, gradients, strict=True):
        if tensor.requires_grad and gradient is not None:
            upstream = torch.tensor(dA)
            (theirs,) = torch.autograd.grad(
                expected, tensor, upstream, retain_graph=True
            )
            pairs.append((gradient, to_array(theirs)))
    return max(relative_error(*pair) for pair in pairs)


def relative_error(got, expected):
    """Infinite for another shape or type, and where something is no number."""
    alike = np.shape(got) == expected.shape and np.asarray(got).dtype == expected.dtype
    if not alike or not np.isfinite(got).all():
        return np.inf
    scale = max(1.0, np.abs(expected).max(initial=0))
    return float(np.abs(got - expected).max(initial=0) / scale)


def to_array(value):
    """The array of a tensor; anything else stays."""
    return value.detach().numpy().copy() if isinstance(value, torch.Tensor) else value


def to_arrays(options):
    return {name: to_array(value) for name, value in options.items()}


def shapes(arguments):
    if isinstance(arguments, dict):
        return dict(zip(arguments, shapes(arguments.values()), strict=True))
    return [tuple(a.shape) if isinstance(a, torch.Tensor) else a for a in arguments]
