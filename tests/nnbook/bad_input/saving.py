"""What saving refuses: (id, call, what the message says)."""

import numpy as np

import nnbook

NETWORK = nnbook.mlp([2, 1])

ROWS = [
    (
        "save_network: no network",
        lambda: nnbook.save_network([1], "network.npz"),
        r"network is \[1\], expected of type Network",
    ),
    (
        "save_network: no path",
        lambda: nnbook.save_network(NETWORK, None),
        "path is None, expected a path",
    ),
    *(
        (
            f"{f.__name__}: path {path!r}",
            lambda f=f, path=path, given=given: f(*given, path),
            "path is .*, expected a path",
        )
        for f, given in [(nnbook.save_network, (NETWORK,)), (nnbook.load_network, ())]
        for path in ("", "a\0b")
    ),
    (
        "save_network: no folder",
        lambda: nnbook.save_network(NETWORK, "no/such/folder/network.npz"),
        "no/such/folder/network.npz cannot be written",
    ),
    (
        "save_state: no path",
        lambda: nnbook.save_state({}, None),
        "path is None, expected a path",
    ),
    (
        "save_state: no folder",
        lambda: nnbook.save_state({}, "no/such/folder/run.npz"),
        "no/such/folder/run.npz cannot be written",
    ),
    (
        "save_state: a key that is no string",
        lambda: nnbook.save_state({1: 2}, "run.npz"),
        "state has the key 1, expected strings",
    ),
    (
        "save_state: an object",
        lambda: nnbook.save_state({"network": NETWORK}, "run.npz"),
        "state has a Network, expected arrays and plain values",
    ),
    (
        "save_state: an array of objects",
        lambda: nnbook.save_state([np.array([None])], "run.npz"),
        "state has dtype object, expected plain numbers",
    ),
    (
        "load_state: no path",
        lambda: nnbook.load_state(3.5),
        "path is 3.5, expected a path",
    ),
    (
        "load_state: no file",
        lambda: nnbook.load_state("no/such/file.npz"),
        "path is no/such/file.npz: .*No such file.*, expected a whole file",
    ),
    (
        "load_network: no path",
        lambda: nnbook.load_network(3.5),
        "path is 3.5, expected a path",
    ),
    (
        "load_network: no file",
        lambda: nnbook.load_network("no/such/file.npz"),
        "path is no/such/file.npz: .*No such file.*, expected a whole file",
    ),
]
