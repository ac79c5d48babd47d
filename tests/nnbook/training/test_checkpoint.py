"""Runs that are killed and go on."""

import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

import nnbook
from tests.nnbook.training.runs import OPTIMIZERS, end_of, held_out, parts, same

ROOT = Path(__file__).parents[3]
OPTIONS = {"epochs": 6, "batch_size": 5, "rng": 3}


class KilledError(Exception):
    pass


def killed_at(epoch):
    """A callback that ends everything at the end of an epoch, before it is saved."""

    def kill(run):
        if run.epoch == epoch:
            raise KilledError

    return kill


def interrupted(path, epoch, made, **options):
    """The parts of a run that was killed in `epoch`, then resumed with new parts."""
    first = made()
    with pytest.raises(KilledError):
        nnbook.fit(*first, callbacks=[killed_at(epoch)], checkpoint=path, **options)
    second = made()
    return second, nnbook.fit(*second, checkpoint=path, resume=True, **options)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("epoch", [2, 5])
def test_a_killed_run_ends_as_if_it_had_not_been(tmp_path, optimizer, epoch, dtype):
    def made():
        return parts(optimizer, dtype)

    whole = made()
    expected = end_of(whole, nnbook.fit(*whole, **OPTIONS))
    again, history = interrupted(tmp_path / "run.npz", epoch, made, **OPTIONS)
    same(end_of(again, history), expected)
    assert history.epochs == len(history.seconds) == 6


MANY = {
    "epochs": 40,
    "batch_size": 5,
    "validation": held_out(),
    "patience": 4,
    "schedule": nnbook.schedules.ExponentialDecay(0.3, 0.9)
    if hasattr(nnbook, "schedules")
    else lambda t: 0.3 * 0.9**t,
    "l2": 1e-3,
    "clip_norm": 0.5,
    "weights": np.arange(23.0),
}


@pytest.mark.parametrize("kind", ["PCG64", "MT19937", "Philox", "SFC64", "RandomState"])
def test_stopping_scores_rates_and_generators_go_on_too(tmp_path, kind):
    def generator():
        if kind == "RandomState":
            return np.random.RandomState(3)
        return np.random.Generator(getattr(np.random, kind)(3))

    def run(checkpoint, **options):
        made, rng = parts(), generator()
        history = nnbook.fit(*made, rng=rng, checkpoint=checkpoint, **MANY, **options)
        return end_of(made, history, rng), history

    expected, history = run(None)
    assert 4 < history.epochs < 40
    for epoch in (1, 4, history.epochs - 1, history.epochs):
        path = tmp_path / f"{epoch}.npz"
        with pytest.raises(KilledError):
            run(path, callbacks=[killed_at(epoch)])
        got, _ = run(path, resume=True)
        same(got, expected)


class Halve:
    """A callback with a memory: half the rate after two epochs without a new best."""

    def __init__(self):
        self.best, self.waited = np.inf, 0

    def __call__(self, run):
        loss = float(run.history.val_loss[-1])
        self.best, self.waited = min(loss, self.best), self.waited + 1
        if loss == self.best:
            self.waited = 0
        elif self.waited % 2 == 0:
            run.optimizer.lr /= 2

    def state(self):
        return {"best": self.best, "waited": self.waited}

    def load_state(self, state):
        self.best, self.waited = state["best"], state["waited"]


def test_the_memory_of_callbacks_goes_on_too(tmp_path):
    options = OPTIONS | {"epochs": 60, "validation": held_out()}

    def run(path, epoch=None, **more):
        made, keepers = parts(), [Halve(), nnbook.EarlyStopping(9)]
        stateless = [] if epoch is None else [killed_at(epoch)]
        callbacks = [*keepers, *stateless]
        more |= {"callbacks": callbacks, "checkpoint": path}
        history = nnbook.fit(*made, **options | more)
        return end_of(made, history), [keeper.state() for keeper in keepers]

    expected = run(None)
    epochs = len(expected[0][2]["lr"])
    assert 9 < epochs < 60
    assert len(set(expected[0][2]["lr"])) > 2
    for epoch in range(2, epochs + 1):
        path = tmp_path / f"{epoch}.npz"
        with pytest.raises(KilledError):
            run(path, epoch)
        same(run(path, resume=True), expected)


def test_killed_in_the_middle_of_an_epoch_in_the_same_process(tmp_path):
    whole = parts()
    expected = end_of(whole, nnbook.fit(*whole, **OPTIONS))
    path, made = tmp_path / "run.npz", parts()

    def breaks(t):
        if t > 3.5:
            raise KilledError
        return 0.05

    with pytest.raises(KilledError):
        nnbook.fit(*made, **OPTIONS, schedule=breaks, checkpoint=path)
    history = nnbook.fit(*made, **OPTIONS, checkpoint=path, resume=True)
    same(end_of(made, history), expected)


def test_killed_again_and_again(tmp_path):
    whole = parts()
    expected = end_of(whole, nnbook.fit(*whole, **OPTIONS))
    options = OPTIONS | {"checkpoint": tmp_path / "run.npz", "resume": True}
    for epoch in range(1, 7):
        with pytest.raises(KilledError):
            nnbook.fit(*parts(), callbacks=[killed_at(epoch)], **options)
        if epoch > 1:
            made = parts()
            nnbook.fit(*made, **options | {"epochs": epoch})
    made = parts()
    same(end_of(made, nnbook.fit(*made, **options)), expected)


def test_a_finished_run_ends_at_once_and_as_it_did(tmp_path):
    options = MANY | {"checkpoint": str(tmp_path / "run.npz")}
    first = parts()
    expected = end_of(first, nnbook.fit(*first, **options))
    again, seen = parts(), []
    history = nnbook.fit(*again, callbacks=[seen.append], resume=True, **options)
    same(end_of(again, history), expected)
    assert seen == []


def test_a_run_that_a_callback_stopped_stays_stopped(tmp_path):
    def stop(run):
        run.stop = run.epoch == 2

    options = OPTIONS | {"checkpoint": tmp_path / "run.npz"}
    assert nnbook.fit(*parts(), callbacks=[stop], **options).epochs == 2
    assert nnbook.fit(*parts(), resume=True, **options).epochs == 2


def test_fewer_epochs_than_were_run_add_none(tmp_path):
    options = OPTIONS | {"checkpoint": tmp_path / "run.npz"}
    first = parts()
    expected = end_of(first, nnbook.fit(*first, **options | {"epochs": 3}))
    again = parts()
    history = nnbook.fit(*again, resume=True, **options | {"epochs": 2})
    same(end_of(again, history), expected)


def test_more_epochs_go_on_where_fewer_ended(tmp_path):
    whole = parts()
    expected = end_of(whole, nnbook.fit(*whole, **OPTIONS))
    path = tmp_path / "run.npz"
    nnbook.fit(*parts(), checkpoint=path, **OPTIONS | {"epochs": 2})
    made = parts()
    history = nnbook.fit(*made, checkpoint=path, resume=True, **OPTIONS)
    same(end_of(made, history), expected)


def test_without_resume_a_run_starts_anew_over_the_old_file(tmp_path):
    path = tmp_path / "run.npz"
    nnbook.fit(*parts(), checkpoint=path, **OPTIONS)
    old = path.read_bytes()
    assert nnbook.fit(*parts(), checkpoint=path, **OPTIONS | {"rng": 4}).epochs == 6
    assert path.read_bytes() != old
    assert [file.name for file in tmp_path.iterdir()] == ["run.npz"]


def test_the_file_is_written_after_each_epoch_and_callbacks(tmp_path):
    path, seen = tmp_path / "run.npz", []

    def look(run):
        seen.append(path.exists() and path.read_bytes())
        run.optimizer.lr = 0.5 / run.epoch

    nnbook.fit(*parts(), checkpoint=path, callbacks=[look], **OPTIONS | {"epochs": 3})
    assert seen[0] is False
    assert len({*seen, path.read_bytes()}) == 4
    made = parts()
    nnbook.fit(*made, checkpoint=path, resume=True, **OPTIONS | {"epochs": 3})
    assert made[2].lr == 0.5 / 3


def wider():
    network = nnbook.Network([nnbook.Dense(3, 7), nnbook.Dense(7, 2)])
    return network, nnbook.Adam(network.theta)


def other(what):
    """The parts and options of another run, that differs in one thing."""
    network, loss, optimizer, X, Y = parts()
    options = OPTIONS | {"validation": held_out(), "patience": 3, "metric": "mae"}
    if what == "network":
        network, optimizer = wider()
    elif what == "dtype":
        network, loss, optimizer, X, Y = parts(dtype=np.float32)
    elif what == "optimizer":
        optimizer = nnbook.RMSProp(network.theta)
    elif what == "optimizer's number":
        optimizer = nnbook.Adam(network.theta, lr=0.05, beta2=0.9)
    elif what == "loss":
        loss = nnbook.BinaryCrossEntropy()
    elif what == "X":
        X = X + 1e-9
    elif what == "Y":
        Y = 1 - Y
    changed = {
        "rng": {"rng": np.random.RandomState(3)},
        "batch_size": {"batch_size": 6},
        "patience": {"patience": 4},
        "no patience": {"patience": None},
        "l2": {"l2": 0.1},
        "clip_norm": {"clip_norm": 1.0},
        "weights": {"weights": np.ones(23)},
        "validation": {"validation": (X[:4], Y[:4])},
        "metric": {"metric": "rmse"},
        "callbacks": {"callbacks": [Halve()]},
    }
    return (network, loss, optimizer, X, Y), options | changed.get(what, {})


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("network", r"has network .*Dense\(3, 5\), .*, expected .*Dense\(3, 7\), D"),
        ("dtype", "has dtype 'float64', expected 'float32'"),
        ("optimizer", r"has optimizer 'Adam\(beta1=0.9, .*', expected 'RMSProp\(rho"),
        ("optimizer's number", "has optimizer .*beta2=0.999, .*expected .*beta2=0.9,"),
        ("loss", "has loss 'SoftmaxCrossEntropy.*', expected 'BinaryCrossEntropy"),
        ("X", "has X '.{8}', expected '.{8}'"),
        ("Y", "has Y '.{8}', expected '.{8}'"),
        ("rng", "has rng 'PCG64', expected 'RandomState'"),
        ("batch_size", "has batch_size 5, expected 6"),
        ("patience", "has patience 3, expected 4"),
        ("no patience", "has patience 3, expected None"),
        ("l2", "has l2 0.0, expected 0.1"),
        ("clip_norm", "has clip_norm None, expected 1.0"),
        ("weights", "has weights None, expected '.{8}'"),
        ("validation", "has validation '.{8} .{8}', expected '.{8} .{8}'"),
        ("metric", "has metric 'mae', expected 'rmse'"),
        ("callbacks", r"has callbacks \[\], expected \['Halve'\]"),
    ],
)
def test_the_checkpoint_of_another_run_is_refused(tmp_path, what, message):
    path = tmp_path / "run.npz"
    made, options = other("nothing")
    nnbook.fit(*made, checkpoint=path, **options)
    saved = path.read_bytes()
    made, options = other(what)
    before = [made[0].state(), made[2].state()]
    with pytest.raises(ValueError, match=f"checkpoint {message}"):
        nnbook.fit(*made, checkpoint=path, resume=True, **options)
    same([made[0].state(), made[2].state()], before)
    assert path.read_bytes() == saved


@pytest.mark.parametrize("damage", ["cut short", "network", "text", "empty"])
def test_a_file_that_is_no_checkpoint_is_refused(tmp_path, damage):
    path, made = tmp_path / "run.npz", parts()
    nnbook.fit(*parts(), checkpoint=path, **OPTIONS)
    if damage == "network":
        nnbook.save_network(made[0], path)
    else:
        whole = path.read_bytes()
        broken = {"cut short": whole[:-50], "text": b"hello", "empty": b""}
        path.write_bytes(broken[damage])
    before = [made[0].state(), made[2].state()]
    with pytest.raises(ValueError, match=r"(path|checkpoint) is .*run.npz.*, expected"):
        nnbook.fit(*made, checkpoint=path, resume=True, **OPTIONS)
    same([made[0].state(), made[2].state()], before)


WRONG_PARTS = {
    "missing": None,
    "stop": "x",
    "rng": {"bit_generator": "PCG64", "state": 3},
    "history": {"lr": [1.0]},
    "optimizer": {"lr": "x"},
    "network": {"theta": np.zeros(3), "layers": None},
    "stopping": {"best_loss": 1.0, "best_state": {"theta": 1}, "waited": 0},
    "callbacks": [{"best": 1.0}],
    "no callbacks": [],
}


@pytest.mark.parametrize("part", WRONG_PARTS)
@pytest.mark.parametrize("rng", [3, np.random.RandomState(3)], ids=["new", "old"])
def test_a_checkpoint_with_a_wrong_part_changes_nothing(tmp_path, part, rng):
    path, made = tmp_path / "run.npz", parts()
    options = OPTIONS | {"validation": held_out(), "patience": 3, "rng": rng}
    nnbook.fit(*parts(), callbacks=[Halve()], checkpoint=path, **options)
    halve = Halve()
    options["callbacks"] = [halve]
    saved = nnbook.load_state(path)
    if part == "missing":
        del saved["rng"]
    else:
        saved[part.removeprefix("no ")] = WRONG_PARTS[part]
    nnbook.save_state(saved, path)
    before = [made[0].state(), made[2].state()]
    drawn = np.random.RandomState(0)
    drawn.set_state(rng.get_state()) if rng != 3 else None
    message = r"^checkpoint is .*run\.npz: .*, expected the file of such a run"
    with pytest.raises(ValueError, match=message):
        nnbook.fit(*made, checkpoint=path, resume=True, **options)
    same([made[0].state(), made[2].state()], before)
    assert halve.state() == Halve().state()
    if rng != 3:
        np.testing.assert_array_equal(drawn.rand(3), rng.rand(3))


def slower(t):
    return 0.1 / (1 + t)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (None, slower),
        (slower, None),
        (slower, lambda t: 0.1 / (2 + t)),
        (slower, nnbook.Constant(0.1)),
        (nnbook.Cosine(0.3, 9), nnbook.Cosine(0.3, 10)),
    ],
)
def test_another_schedule_is_refused(tmp_path, first, then):
    path, made = tmp_path / "run.npz", parts()
    options = OPTIONS | {"checkpoint": path}
    nnbook.fit(*parts(), schedule=first, **options | {"epochs": 2})
    before = [made[0].state(), made[2].state()]
    with pytest.raises(ValueError, match=r"checkpoint has lr .* in epoch 1, expected "):
        nnbook.fit(*made, schedule=then, resume=True, **options)
    same([made[0].state(), made[2].state()], before)
    nnbook.fit(*parts(), schedule=first, resume=True, **options)


def test_another_rate_is_refused_unless_a_callback_has_set_it(tmp_path):
    def halve(run):
        run.optimizer.lr /= 2

    path = tmp_path / "run.npz"
    options = OPTIONS | {"checkpoint": path, "callbacks": [halve]}
    made = parts()
    nnbook.fit(*made, **options | {"epochs": 2})
    faster = parts()
    faster[2].lr = 0.1
    with pytest.raises(ValueError, match=r"has lr 0\.05 in epoch 1, expected 0\.1"):
        nnbook.fit(*faster, resume=True, **options)
    assert nnbook.fit(*made, resume=True, **options | {"epochs": 3}).epochs == 3
    assert nnbook.fit(*parts(), resume=True, **options | {"epochs": 4}).epochs == 4


def test_a_loop_by_hand_goes_on_from_a_state(tmp_path):
    """All that `fit` saves is there for a loop of one's own, too."""
    path = tmp_path / "run.npz"

    def loop(steps, resume=False):
        (network, loss, optimizer, X, Y), rng = parts(), np.random.default_rng(3)
        holders = {"network": network, "optimizer": optimizer}
        if resume:
            saved = nnbook.load_state(path)
            rng.bit_generator.state = saved["rng"]
            for name, holder in holders.items():
                holder.load_state(saved[name])
        for _ in range(steps):
            rows = rng.integers(len(X), size=5)
            network.loss_grad(loss, X[rows], Y[rows])
            optimizer.step(network.grad)
        state = {name: holder.state() for name, holder in holders.items()}
        nnbook.save_state(state | {"rng": rng.bit_generator.state}, path)
        return state

    expected = loop(9)
    loop(4)
    same(loop(5, resume=True), expected)


def test_a_checkpoint_may_be_a_link_into_another_folder(tmp_path):
    (tmp_path / "there").mkdir()
    link, file = tmp_path / "run.npz", tmp_path / "there" / "run.npz"
    link.symlink_to(file)
    nnbook.fit(*parts(), checkpoint=link, **OPTIONS | {"epochs": 1})
    assert nnbook.load_state(link)["stop"] is False
    lost = tmp_path / "lost.npz"
    lost.symlink_to(tmp_path / "nowhere" / "run.npz")
    with pytest.raises(
        ValueError, match=r"^checkpoint is .*lost\.npz', expected a file"
    ):
        nnbook.fit(*parts(), checkpoint=lost, **OPTIONS)


def test_a_full_disk_keeps_the_old_file(tmp_path):
    path = tmp_path / "run.npz"
    nnbook.fit(*parts(), checkpoint=path, **OPTIONS | {"epochs": 2})
    old = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(old) // 2, limits[1]))
    try:
        with pytest.raises(ValueError, match=r"run\.npz"):
            nnbook.fit(*parts(), checkpoint=path, resume=True, **OPTIONS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == old
    assert [file.name for file in tmp_path.iterdir()] == ["run.npz"]


def test_a_foreign_optimizer_is_described_by_its_plain_numbers():
    from nnbook.training.identity import described

    class Signs(nnbook.Optimizer):
        memory = ("t",)

        def __init__(self, theta):
            super().__init__(theta, 0.1)
            self.t, self.share, self.kind, self.f = 0, 0.5, "sign", np.sign

    assert described(Signs(np.ones(2))) == "Signs(share=0.5, kind='sign')"


@pytest.mark.slow
def test_a_process_killed_at_any_moment_resumes_to_the_last_bit(tmp_path):
    script = textwrap.dedent(
        """
        import sys, time
        import nnbook
        from tests.nnbook.training.runs import held_out, parts

        made = parts()
        history = nnbook.fit(
            *made, epochs=60, batch_size=3, rng=3, validation=held_out(), patience=60,
            checkpoint=sys.argv[1], resume=True,
            callbacks=[lambda run: print(run.epoch, flush=True)],
        )
        nnbook.save_network(made[0], sys.argv[2])
        """
    )

    def start(name):
        arguments = [str(tmp_path / f"{name}.npz"), str(tmp_path / f"{name}-end.npz")]
        return subprocess.Popen(
            [sys.executable, "-c", script, *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    whole = start("whole")
    whole.communicate()
    assert whole.returncode == 0
    rng, kills = np.random.default_rng(0), 0
    while True:
        process = start("killed")
        for _ in range(int(rng.integers(1, 20))):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        if process.returncode == 0:
            break
        kills += 1
        if (tmp_path / "killed-end.npz").exists():
            break
    assert kills >= 3
    end = [nnbook.load_network(tmp_path / f"{n}-end.npz") for n in ("whole", "killed")]
    same(end[0].state(), end[1].state())
