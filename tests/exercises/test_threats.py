"""Every hostile or broken submission, at every level of isolation that works here.

Always: there is a result; nothing dishonest earns points; it ends in time; the learner
reads a sentence; nothing stays behind; the next submission is not affected.
"""

import os
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.grading.result import Result
from exercises.sandbox import Crew, Isolation, places

from . import threats
from .conftest import QUICK, graded

NAME = "dense-forward"
POINTS = 7


def said(result: Result) -> str:
    """Return everything that the learner reads."""
    where = [f"Line {line}" for line in [result.line] if line]
    where += [f"Line {check.line}" for check in result.checks if check.line]
    return "\n".join([result.note, *where, *(check.finding for check in result.checks)])


def processes(mark: str) -> list[str]:
    """Return the processes with this mark on their command line."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (entry / "cmdline").read_bytes():
                found.append(entry.name)
        except OSError:
            continue
    return found


@pytest.fixture
def survives(crew: Crew) -> Iterator[None]:
    """Afterwards the next submission is graded as if nothing had been."""
    yield
    after = graded(crew, NAME, threats.HONEST["as it is"], patient=True)
    assert after.score == POINTS, after
    assert after.flags == ()
    assert after.printed == ""


def nothing_for(crew: Crew, text: str, patient: bool = False) -> Result:
    """Grade a cheat: a result, no points, and a sentence."""
    start, busy = time.monotonic(), max(os.getloadavg()[0] / 2, 1)
    result = graded(crew, NAME, text, patient=patient)
    assert patient or time.monotonic() - start < QUICK["seconds"] + busy
    assert result.score == 0, result
    assert result.state in ("not yet", "cannot run")
    assert result.points == POINTS
    assert said(result).strip()
    assert not any(flag.startswith("grader:") for flag in result.flags), result.flags
    return result


@pytest.mark.parametrize("name", threats.ENDS)
def test_ending_the_process(name: str, crew: Crew, survives: None) -> None:
    text, words = threats.ENDS[name]
    assert words in said(nothing_for(crew, text))


@pytest.mark.parametrize("name", threats.NEVER_ENDS)
def test_never_ending(name: str, crew: Crew, survives: None) -> None:
    assert "Stopped after" in said(nothing_for(crew, threats.NEVER_ENDS[name]))


@pytest.mark.parametrize("name", threats.EATS)
def test_eating_everything(name: str, crew: Crew, survives: None) -> None:
    nothing_for(crew, threats.EATS[name])


def test_no_hand_on_other_processes_files_and_pipes(crew: Crew, survives: None) -> None:
    body = f"""
import ctypes, fcntl, resource
library = ctypes.CDLL(None, use_errno=True)
def C(name, *args):
    if getattr(library, name)(*args) < 0:
        raise OSError(ctypes.get_errno(), name)
pipe, _ = os.pipe()
done = []
for name, code in {threats.HANDS!r}.items():
    try: eval(code)
    except PermissionError: continue
    except BaseException as trouble: name += repr(trouble)
    done.append(name)
raise ValueError(f"done: {{done}}")
"""
    result = nothing_for(crew, threats.inside(body))
    assert "done: []" in said(result)
    assert {"resource.prlimit", "fcntl.fcntl", "os.chmod"} <= set(result.flags)


@pytest.mark.parametrize("name", threats.ODD_FAULTS)
def test_innocent_or_not_a_fault_is_named(name: str, crew: Crew) -> None:
    body, words = threats.ODD_FAULTS[name]
    assert words in said(nothing_for(crew, threats.inside(body), patient=True))


@pytest.mark.parametrize("name", threats.LIES)
def test_lying_about_values(name: str, crew: Crew, survives: None) -> None:
    result = nothing_for(crew, threats.LIES[name], patient=True)
    first = result.checks[0]
    assert first.stage in ("type", "shape", "dtype", "values", "error"), first


def test_values_never_run_code_in_the_grader(crew: Crew) -> None:
    nothing_for(crew, threats.LIES["code when unpickled"])
    assert not os.path.exists("/tmp/bomb")


@pytest.mark.parametrize("name", threats.PATCH)
def test_patching_the_judge(name: str, crew: Crew, survives: None) -> None:
    nothing_for(crew, threats.above(threats.PATCH[name]))


@pytest.mark.parametrize("name", threats.FORGED)
def test_forging_the_result(name: str, crew: Crew, survives: None) -> None:
    nothing_for(crew, threats.above(threats.FORGED[name]))
    body = threats.FORGED[name] + "\nreturn X"
    nothing_for(crew, threats.inside(body))


def test_forged_frames_are_flagged_for_the_teacher_only(crew: Crew) -> None:
    result = graded(crew, NAME, threats.above(threats.FORGED["forged answer"]))
    assert any("nonce" in flag for flag in result.flags)
    assert "flags" not in result.to_json()
    assert result.to_json(teacher=True)["flags"]


def test_late_frames_cannot_answer_the_next_question(
    crew: Crew, survives: None
) -> None:
    body = threats.FORGED["forged answer"] + "\nreturn X @ W + b"
    assert graded(crew, NAME, threats.inside(body)).score == 0


SQUATTER = """
def stay():
    import threading
    def serve():
        while True:
            spray(frame(ended=83) + frame(open=['seccomp']) + frame(hello={}))
            time.sleep(0.01)
    threading.Thread(target=serve).start()
stay()
"""


def test_a_session_cannot_live_on_into_the_next(crew: Crew, survives: None) -> None:
    for text in (threats.FRAME + SQUATTER, threats.FRAME + "os.set_blocking(3, False)"):
        nothing_for(crew, threats.above(text))


@pytest.mark.parametrize("name", threats.HONEST)
def test_correct_but_different(name: str, crew: Crew, survives: None) -> None:
    result = graded(crew, NAME, threats.HONEST[name], patient=True)
    precise = [c for c in result.checks if c.id != "precision"]
    lists = name in ("nested list", "tuple of rows", "a list of its own kind")
    assert all(check.state == "passed" for check in precise), result
    assert lists or result.score == POINTS, result


@pytest.mark.parametrize("name", threats.BROKEN)
def test_innocent_but_broken(name: str, crew: Crew, survives: None) -> None:
    text, line, words = threats.BROKEN[name]
    told = said(nothing_for(crew, text))
    assert line in told
    assert words in told


def test_right_on_the_first_call_only(crew: Crew) -> None:
    body = "global n\nn += 1\nreturn X @ W + b if n == 1 else X @ W"
    result = graded(crew, NAME, "n = 0\n" + threats.inside(body))
    assert result.score < 2


def test_a_table_of_the_public_examples_earns_only_the_example(crew: Crew) -> None:
    body = "return [[11.0, 22.0], [14.0, 26.0]]"
    result = graded(crew, NAME, threats.inside(body))
    assert [c.id for c in result.checks if c.state == "passed"] == ["example"]


def test_mutated_inputs_and_reused_buffers_lose_their_point(crew: Crew) -> None:
    for body in ("Z = X @ W + b\nX[:] = 0\nreturn Z", "W.resize((1, 1)); return X"):
        result = graded(crew, NAME, threats.inside(body))
        assert result.score < POINTS
    text = "B = {}\n" + threats.inside(
        "Z = B.setdefault((len(X), len(b), X.dtype), X @ W)\nZ[:] = X @ W + b\nreturn Z"
    )
    result = graded(crew, NAME, text)
    assert [c.id for c in result.checks if c.state == "failed"] == ["inputs"]
    assert "overwrote" in result.checks[-1].finding


@pytest.mark.parametrize("name", threats.BLIND)
def test_no_submission_can_hide_what_it_changed(
    name: str, crew: Crew, survives: None
) -> None:
    body = "Z = X @ W + b\nX[:] = 0\nreturn Z"
    text = threats.inside(body).replace("def dense", f"{threats.BLIND[name]}def dense")
    assert graded(crew, NAME, text, patient=True).score < POINTS
    reuse = (
        "Z = B.setdefault((len(X), len(b), X.dtype), X @ W)\nZ[:] = X @ W + b\nreturn Z"
    )
    text = threats.inside(reuse).replace("def dense", f"{threats.BLIND[name]}def dense")
    assert graded(crew, NAME, "B = {}\n" + text, patient=True).score < POINTS


SECRETS = {
    "the catalogue": "open({root!r} + '/exercises/catalogue/softmax/source.py').read()",
    "the folder": "os.listdir({root!r})",
    "compiled files": "os.listdir({root!r} + '/exercises/__pycache__')",
    "git history": "os.listdir({root!r} + '/.git')",
    "the home folder": "os.listdir('/home') + os.listdir(os.path.expanduser('~'))",
    "processes": "os.listdir('/proc')",
    "the parent's memory": "open(f'/proc/{{os.getppid()}}/environ').read()",
    "a reference import": "__import__('exercises').catalogue",
    "nnbook": "__import__('nnbook').Dense",
    "derivations": "__import__('derivations')",
    "SciPy": "__import__('scipy')",
    "the editable finder": "__import__('__editable___nnbook_0_1_0_finder').install()",
    "the network": "__import__('socket').create_connection(('127.0.0.1', 9), 1)",
    "a new program": "os.execv('/bin/cat', ['cat'])",
    "another name space": "__import__('ctypes').CDLL(None).unshare(0x10000000) and 1/0",
    "a socket by hand": "__import__('ctypes').CDLL(None).socket(2, 1, 0) < 0 and 1/0",
    "tracing": "__import__('ctypes').CDLL(None).ptrace(0, 0, 0, 0) and 1/0",
}


@pytest.mark.parametrize("name", SECRETS)
def test_nothing_can_be_read(name: str, crew: Crew, survives: None) -> None:
    root = str(Path(__file__).parents[2])
    body = f"found = {SECRETS[name].format(root=root)}\nreturn X @ W + b"
    result = nothing_for(crew, threats.inside(body))
    assert all(check.stage == "error" for check in result.checks[:2]), result


def test_no_answers_in_memory_or_frames_or_environment(crew: Crew) -> None:
    body = """
import gc
words = ('mutant', 'reference', 'expected', 'oracle', 'seed')
frame, texts = sys._getframe(), [str(dict(os.environ))]
while frame:
    texts.append(str(sorted(frame.f_locals)))
    frame = frame.f_back
texts += [str(sorted(o)) for o in gc.get_objects()
          if type(o) is dict and len(o) < 30 and all(type(k) is str for k in o)
          and any(k in ('checks', 'points', 'answer_key') for k in o)]
found = [w for w in words if any(w in t for t in texts)]
assert not found, found
import exercises
"""
    result = nothing_for(crew, threats.inside(body + "\nreturn X @ W + b"))
    assert "exercises is not available here" in said(result)
    assert "import exercises" in result.flags
    assert "gc.get_objects" in result.flags


def test_flags_are_not_taken_back_through_their_module(crew: Crew) -> None:
    body = """
flags = sys.modules['worker.flags']
for name in dir(flags):
    if hasattr(getattr(flags, name), 'clear') and not name.startswith('__'):
        getattr(flags, name).clear()
try: os.fork()
except OSError: pass
"""
    assert "os.fork" in nothing_for(crew, threats.inside(body)).flags


def test_flags_of_the_grader_are_not_forged(crew: Crew) -> None:
    body = """
frame = sys._getframe()
while frame:
    if hasattr(frame.f_locals.get('self'), 'noted'):
        frame.f_locals['self'].noted = lambda: ['grader: KeyError in inputs']
    frame = frame.f_back
"""
    (flag,) = nothing_for(crew, threats.inside(body)).flags
    assert flag == "forged flag 'grader: KeyError in inputs'"


def test_other_packages_cannot_be_read(crew: Crew) -> None:
    """Where the project is installed for all, they would hold the solutions."""
    body = """
import sysconfig
for folder in (os.path.dirname(os.__file__), '/usr/lib/python3', sysconfig.__file__):
    for home, _, names in os.walk(folder):
        for name in names:
            if 'site-packages' in home or 'dist-packages' in home:
                open(os.path.join(home, name), 'rb').read(1)
                raise ValueError(f'read {home}')
"""
    found = said(nothing_for(crew, threats.inside(body)))
    assert "PermissionError" in found or "ValueError" not in found, found


def test_the_seed_is_secret_and_the_inputs_change(crew: Crew) -> None:
    body = "print(X.ravel()[0])\nreturn X @ W + b"
    texts = {
        graded(crew, NAME, threats.inside(body), seed=None, patient=True).printed
        for _ in range(3)
    }
    assert len(texts) == 3


def test_the_same_seed_gives_the_same_result(crew: Crew) -> None:
    body = "print(X.ravel()[0])\nreturn X @ W"
    one, two = (
        graded(crew, NAME, threats.inside(body), seed=7, patient=True) for _ in range(2)
    )
    assert one.printed == two.printed
    assert one.checks == two.checks


def test_no_process_and_no_folder_is_left(
    level: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = f"# {uuid.uuid4()}\n"
    monkeypatch.setattr(places, "_BOOT", mark + places._BOOT)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Crew(Isolation(level)) as crew:
        for text in (
            threats.NEVER_ENDS["deaf loop"],
            threats.EATS["detached process"],
            threats.EATS["fork"],
            threats.ENDS["kill parent"][0],
            threats.HONEST["as it is"],
        ):
            graded(crew, NAME, text)
        assert processes(mark)
    assert processes(mark) == []
    assert list(tmp_path.iterdir()) == []


def test_the_level_is_stamped(level: str, crew: Crew) -> None:
    result = graded(crew, NAME, threats.HONEST["as it is"], patient=True)
    assert result.isolation.name == level
    assert result.to_json()["isolation"] == level
    assert "seccomp" in result.isolation.guards


def test_without_bubblewrap_the_result_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with Crew() as crew:
        result = graded(crew, NAME, threats.HONEST["as it is"], patient=True)
    assert result.score == POINTS
    assert result.isolation.name == "process"
    assert "bwrap" in result.isolation.why


def test_a_bubblewrap_that_fails_is_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with Crew() as crew:
        result = graded(crew, NAME, threats.HONEST["as it is"], patient=True)
    assert result.score == POINTS
    assert "No permissions" in result.isolation.why


def test_output_is_capped(crew: Crew) -> None:
    result = graded(crew, NAME, threats.NEVER_ENDS["flood of output"])
    assert len(result.printed) <= 16 << 10
    assert result.dropped > 0
