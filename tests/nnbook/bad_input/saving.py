"""What saving refuses: (id, call, what the message says)."""

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
    (
        "save_network: no folder",
        lambda: nnbook.save_network(NETWORK, "no/such/folder/network.npz"),
        "no/such/folder/network.npz cannot be written",
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
