"""The pipe between grader and worker: caps, garbage, stale and malformed answers."""

import json
import os
import subprocess
import sys
import time
from collections import OrderedDict, defaultdict, namedtuple
from typing import Any

import numpy as np
import pytest

from exercises.sandbox import Ended, Garbled, TimedOut
from exercises.sandbox.level import Limits
from exercises.sandbox.link import Link
from exercises.sandbox.session import Session
from exercises.sandbox.values import (
    Expression,
    Foreign,
    Symbol,
    alike,
    encoder,
    read,
    within,
)
from exercises.worker import plain
from exercises.worker.wire import MAX_BODY, Frame, WireError, unpack


def worker(code: str) -> Link:
    """Start a program that plays the worker."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-I", "-c", "import os, struct, sys, time\n" + code]
    ours, theirs = os.pipe()
    process = subprocess.Popen(
        [*command, str(theirs)],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        pass_fds=[theirs],
    )
    os.close(theirs)
    return Link(process, ours, 100)


def exchange(code: str, seconds: float = 5.0) -> Frame:
    """Send a frame to a program and return the answer."""
    link = worker(code)
    try:
        return link.exchange(Frame({"do": "x"}), time.monotonic() + seconds)
    finally:
        link.process.kill()
        link.finish()


@pytest.mark.parametrize(
    "code",
    [
        "os.write(1, b'x' * 100)",
        "os.write(1, struct.pack('>II', 2**32 - 1, 0))",
        "os.write(1, struct.pack('>II', 2, 2**32 - 1))",
        "os.write(1, struct.pack('>II', 2, 0) + b'no')",
        "os.write(1, struct.pack('>II', 2, 0) + b'[]')",
        "os.write(1, struct.pack('>II', 1, 0) + b'\\xff')",
        "n = 100000; os.write(1, struct.pack('>II', n, 0)); os.write(1, b'[' * n)",
    ],
)
def test_garbage_is_named(code: str) -> None:
    with pytest.raises(Garbled):
        exchange(code + "\ntime.sleep(5)")


def test_an_early_end_is_named() -> None:
    with pytest.raises(Ended):
        exchange("os.write(1, b'abc')")


def test_only_the_control_line_ends_a_session() -> None:
    with pytest.raises(Ended) as end:
        exchange("os.write(int(sys.argv[1]), struct.pack('>i', 83)); time.sleep(5)")
    assert end.value.status == 83
    frame = Frame({"ended": 83}).pack()
    link = worker(f"os.write(1, {frame!r}); time.sleep(5)")
    assert link.bury(Frame({}), time.monotonic() + 5) is None
    link.process.kill()
    link.finish()


def test_silence_ends_on_time() -> None:
    start = time.monotonic()
    with pytest.raises(TimedOut):
        exchange("time.sleep(5)", 0.3)
    assert time.monotonic() - start < 1


def test_a_worker_that_never_reads_does_not_block_the_grader() -> None:
    link = worker("time.sleep(5)")
    with pytest.raises(TimedOut):
        link.exchange(Frame({}, bytes(1 << 24)), time.monotonic() + 0.3)
    link.process.kill()
    link.finish()


def test_a_flood_in_place_of_reading_is_cut_off() -> None:
    link = worker("while True: os.write(1, bytes(1 << 20))")
    with pytest.raises(Garbled, match="before its question"):
        link.exchange(Frame({}, bytes(1 << 24)), time.monotonic() + 5)
    link.process.kill()
    link.finish()


def test_arrays_that_share_bytes_are_not_believed() -> None:
    sender = plain.Encoder()
    tree = sender.encode([np.zeros(3), {"a": np.ones(2)}])
    assert within(tree, sender.body)
    assert not within([tree, tree], sender.body)
    assert not within({"k": "list", "v": [{"k": "array", "n": 41}]}, bytes(40))


def test_a_flood_of_output_is_capped_and_does_not_hide_the_answer() -> None:
    frame = Frame({"yes": 1}).pack()
    link = worker(
        "for _ in range(100): os.write(2, b'x' * 65536)\n"
        f"os.write(1, {frame!r}); time.sleep(5)"
    )
    answer = link.exchange(None, time.monotonic() + 5)
    assert answer.header == {"yes": 1}
    assert len(link.printed) == 100
    assert link.lost == 100 * 65536 - 100
    link.process.kill()
    link.finish()


def test_frames_that_are_too_large_are_never_made() -> None:
    with pytest.raises(WireError):
        Frame({}, bytes(MAX_BODY + 1)).pack()


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -(10**30),
        0.1,
        float("inf"),
        1 + 2j,
        "text",
        [1, [2.0, ()]],
        {"a": [1]},
        np.arange(6.0).reshape(2, 3).T,
        np.zeros((0, 3), dtype=np.float32),
        np.array(2.5),
    ],
)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    sender = plain.Encoder()
    tree = json.loads(json.dumps(sender.encode(value)))
    got = read(tree, sender.body)
    assert type(got) is type(value)
    np.testing.assert_equal(got, value)
    np.testing.assert_equal(plain.decode(tree, sender.body), value)


class Claims(dict[str, float]):
    """Holds one thing and says another."""

    def items(self) -> Any:
        """Lie."""
        return [("a", 2.0)]


@pytest.mark.parametrize(
    ("value", "same"),
    [
        (defaultdict(list, a=[1]), {"a": [1]}),
        (OrderedDict(a=1), {"a": 1}),
        (namedtuple("Pair", "x y")(1, 2.0), (1, 2.0)),
        (Claims(a=1.0), {"a": 1.0}),
        (np.array(["sigmoid", "tanh"])[1], "tanh"),
    ],
)
def test_a_subclass_counts_as_what_it_holds(value: Any, same: Any) -> None:
    sender = plain.Encoder()
    got = read(json.loads(json.dumps(sender.encode(value))), sender.body)
    assert (type(got), got) == (type(same), same)


class Liar(float):
    """Equal to everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


def endless() -> list[object]:
    """Return a list that holds itself."""
    items: list[object] = []
    items.append(items)
    return items


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Liar(1.0), "Liar"),
        (np.ones((1, 1)).view(np.matrix), "matrix"),
        (np.ma.masked_all(3), "MaskedArray"),
        (np.array([object()]), "ndarray of dtype object"),
        (np.array(["a"]), "ndarray of dtype str32"),
        ((i for i in range(3)), "generator"),
        (endless(), "list"),
        ([0] * 30_000, "list"),
        (np.broadcast_to(1.0, 10**9), "ndarray"),
        (1 << 9000, "int"),
        ("x" * 100_000, "str"),
        ({1: 2}, "dict"),
        (len, "builtin_function_or_method"),
    ],
)
def test_other_things_are_named_and_not_sent(value: object, name: str) -> None:
    sender = plain.Encoder()
    got = read(sender.encode(value), sender.body)
    assert isinstance(got, Foreign)
    assert got.name == name
    assert sender.body == b""


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        {},
        {"k": "nothing"},
        {"k": "int", "v": 3},
        {"k": "int", "v": "__import__"},
        {"k": "int", "v": "0x" + "f" * 60_000},
        {"k": "float", "v": "x"},
        {"k": "list", "v": 3},
        {"k": "list", "v": [3]},
        {"k": "dict", "v": [[1, {"k": "none"}]]},
        {"k": "array", "dtype": "O", "shape": [1], "at": 0, "n": 8},
        {"k": "array", "dtype": "<f8", "shape": [2], "at": 0, "n": 8},
        {"k": "array", "dtype": "<f8", "shape": [-1], "at": 0, "n": 8},
        {"k": "array", "dtype": "<f8", "shape": [1], "at": 4, "n": 8},
        {"k": "array", "dtype": "<f8", "shape": [1.0], "at": 0, "n": 8},
        {"k": "array", "dtype": "<f8", "shape": [1] * 40, "at": 0, "n": 8},
        {"k": "array", "dtype": "<f99", "shape": [1], "at": 0, "n": 99},
        {"k": "array", "dtype": ["f8"], "shape": [1], "at": 0, "n": 8},
        {"k": "array", "dtype": "<f8", "shape": [2**40, 2**40], "at": 0, "n": 8},
        {"k": "expr", "v": 3},
        {"k": "str", "v": "x" * 100_000},
    ],
)
def test_malformed_values_are_refused(tree: object) -> None:
    with pytest.raises(Garbled):
        read(tree, bytes(8))


def test_deep_values_are_refused() -> None:
    tree: dict[str, Any] = {"k": "none"}
    for _ in range(50):
        tree = {"k": "list", "v": [tree]}
    with pytest.raises(Garbled):
        read(tree, b"")


def test_expressions_stay_texts_and_symbols_are_only_sent() -> None:
    assert read({"k": "expr", "v": "x + 1"}, b"") == Expression("x + 1")
    assert encoder().encode(Symbol("z1")) == {"k": "symbol", "v": "z1"}


def test_unpack_refuses_what_is_no_object() -> None:
    with pytest.raises(WireError):
        unpack(b"3", b"")


def sent(value: Any) -> tuple[Any, bytes]:
    """Return the tree of a value and its bytes, behind those of another array."""
    coder = encoder()
    coder.encode(np.arange(3))
    tree = coder.encode(value)
    return tree, bytes(coder.body)


PARAMETERS = {"W": np.ones((2, 2)), "b": [np.zeros(2), 1.5]}


@pytest.mark.parametrize(
    ("value", "same"),
    [
        ({"W": np.ones((2, 2)), "b": [np.zeros(2), 1.5]}, True),
        ({"W": np.ones((2, 2)), "b": [np.zeros(2), 1.0]}, False),
        ({"W": 2 * np.ones((2, 2)), "b": [np.zeros(2), 1.5]}, False),
        ({"b": [np.zeros(2), 1.5], "W": np.ones((2, 2))}, False),
        ({"W": np.ones((2, 2))}, False),
        ({"V": np.ones((2, 2)), "b": [np.zeros(2), 1.5]}, False),
        ([np.ones((2, 2)), [np.zeros(2), 1.5]], False),
    ],
)
def test_a_change_deep_inside_is_seen(value: Any, same: bool) -> None:
    before = encoder()
    tree = before.encode(PARAMETERS)
    assert alike(tree, bytes(before.body), *sent(value)) is same


@pytest.mark.parametrize(
    "pairs", [None, 3, [1], [["W"]], [["W", {}, 0]], [["W", 1], ["b", 2]]]
)
def test_a_malformed_dictionary_is_not_alike(pairs: object) -> None:
    coder = encoder()
    tree = coder.encode(PARAMETERS)
    assert not alike(tree, bytes(coder.body), {"k": "dict", "v": pairs}, b"")


def test_reading_an_answer_takes_from_the_submissions_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a flood that is slow to read would be asked for again and again."""

    class Quick:
        def exchange(self, frame: Frame, deadline: float) -> Frame:
            return Frame({"nonce": frame.header["nonce"], "results": []})

    def slow(tree: object, body: bytes) -> bool:
        time.sleep(0.05)
        return True

    monkeypatch.setattr("exercises.sandbox.values.within", slow)
    session = Session(Quick(), Limits())  # type: ignore[arg-type]
    assert session.call([]) == []
    assert session.spent >= 0.05
