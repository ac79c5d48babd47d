"""ONNX's own test cases: a graph of operators, its inputs, and the right outputs."""

import re
import warnings
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import numpy_helper
from onnx.backend.test.case import node as node_case
from onnx.backend.test.loader import load_model_tests

#: Cases that lie in files: a model, and for each of its inputs and outputs a tensor.
KINDS = ("pytorch-converted", "pytorch-operator", "simple")


class Node(NamedTuple):
    """One operator of a graph, with the version of the set that it belongs to."""

    op: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: dict[str, Any]
    opset: int


class Case(NamedTuple):
    """A graph, the values that are given, and those that must come out, all by name."""

    name: str
    kind: str
    nodes: tuple[Node, ...]
    given: dict[str, Any]
    expected: dict[str, Any]

    @property
    def operators(self):
        """What the graph is made of, such as "Neg, Softmax"."""
        return ", ".join(dict.fromkeys(node.op for node in self.nodes))


@cache
def all_node_cases():
    """All that ONNX defines for single operators, computed in several seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # casts that overflow, as they are meant to
        return tuple(_from_memory(test) for test in load_model_tests(kind="node"))


@cache
def node_cases(operators):
    """The cases of these operators, from modules that have classes of their names."""
    folder = Path(node_case.__file__).parent
    for path in sorted(folder.glob("*.py")):
        classes = re.findall(r"^class (\w+)\(Base\)", path.read_text(), re.MULTILINE)
        if set(classes) & set(operators):
            import_module(f"{node_case.__name__}.{path.stem}")
    return tuple(_from_memory(test) for test in node_case._NodeTestCases)


@cache
def file_cases(kind):
    """The cases of one of KINDS, by name."""
    tests = sorted(load_model_tests(kind=kind), key=lambda test: test.name)
    return tuple(_from_files(test) for test in tests)


def _from_memory(test):
    graph = test.model.graph
    inputs, outputs = test.data_sets[0]
    given = dict(zip([i.name for i in graph.input], inputs, strict=False))
    expected = dict(zip([o.name for o in graph.output], outputs, strict=False))
    return Case(test.name, test.kind, _nodes(test.model), given, expected)


def _from_files(test):
    model = onnx.load(Path(test.model_dir) / "model.onnx")
    graph, data = model.graph, Path(test.model_dir) / "test_data_set_0"
    given = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    names = [i.name for i in graph.input if i.name not in given]
    given |= _tensors(data, "input", names)
    expected = _tensors(data, "output", [o.name for o in graph.output])
    return Case(test.name, test.kind, _nodes(model), given, expected)


def _tensors(data, what, names):
    """The values in files input_0.pb, input_1.pb and so on, for names in that order."""
    files = [data / f"{what}_{i}.pb" for i in range(len(names))]
    protos = [onnx.TensorProto.FromString(file.read_bytes()) for file in files]
    arrays = [numpy_helper.to_array(proto) for proto in protos]
    return dict(zip(names, arrays, strict=True))


def _nodes(model):
    versions = {domain.domain: domain.version for domain in model.opset_import}
    return tuple(
        Node(
            node.op_type,
            tuple(node.input),
            tuple(node.output),
            {a.name: _value(a) for a in node.attribute},
            versions[node.domain],
        )
        for node in model.graph.node
    )


def _value(attribute):
    value = onnx.helper.get_attribute_value(attribute)
    if isinstance(value, onnx.TensorProto):
        return numpy_helper.to_array(value)
    if isinstance(value, float):  # kept as float32: 0.1 is meant where 0.1 was written
        return float(str(np.float32(value)))
    return value.decode() if isinstance(value, bytes) else value
