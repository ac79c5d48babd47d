"""The ledger: its verdicts, and that each check can come out otherwise."""

import pytest
from claims import all_claims, boolean, depth, get, sizes
from claims.registry import claim, settle

import nnbook

VERDICTS = {
    "A01": "fails",
    "A02": "fails",
    "A03": "fails",
    "A04": "holds",
    "A05": "corrected",
    "A06": "corrected",
    "A07": "holds",
    "A08": "fails",
    "A09": "holds",
    "A10": "fails",
}


@pytest.mark.parametrize("id", VERDICTS)
def test_the_verdict_is_what_the_chapters_say(id: str) -> None:
    assert get(id).settle().verdict == VERDICTS[id]


def test_no_claim_is_without_a_pinned_verdict() -> None:
    assert [claim.id for claim in all_claims()] == sorted(VERDICTS)


@pytest.mark.parametrize("claim", all_claims(), ids=lambda claim: claim.id)
def test_a_claim_can_be_shown(claim) -> None:
    settled = claim.settle()
    assert claim.text.endswith(".")
    assert settled.finding.endswith(".")
    assert settled.evidence.endswith(".")
    assert claim.source_path.is_file()
    assert claim.line > 1


def test_verdicts_follow_from_what_was_found() -> None:
    said = {"finding": "f", "evidence": "e"}
    assert settle(as_stated=True, **said).verdict == "holds"
    assert settle(as_stated=False, corrected=True, **said).verdict == "corrected"
    assert settle(as_stated=False, **said).verdict == "fails"


def test_an_id_is_given_once_and_a_source_is_known() -> None:
    with pytest.raises(ValueError, match="id is 'A01'"):
        claim("A01", source="A", kind="exact", text="")(lambda: None)
    with pytest.raises(ValueError, match="source is 'Z'"):
        claim("Z01", source="Z", kind="exact", text="")(lambda: None)
    with pytest.raises(ValueError, match="id is 'A99'"):
        get("A99")


def test_a_right_count_would_hold() -> None:
    assert sizes._settle_count([4, 4, 4, 2], claimed=50).verdict == "holds"
    assert sizes._settle_count([4, 16, 16, 2], claimed=386).verdict == "holds"


class WithoutBiases(nnbook.Dense):
    def __init__(self, n_in: int, n_out: int) -> None:
        super().__init__(n_in, n_out)
        self.parameter_count = n_in * n_out


def test_counting_notices_a_layer_without_biases(monkeypatch) -> None:
    monkeypatch.setattr(nnbook, "Dense", WithoutBiases)
    assert get("A04").settle().verdict == "fails"


def test_a_wrong_xor_is_noticed(monkeypatch) -> None:
    monkeypatch.setattr(boolean, "xor", boolean.disjunction)
    assert get("A07").settle().verdict == "fails"
    assert get("A05").settle().verdict == "fails"


@pytest.mark.parametrize("id", ["A08", "A09", "A10"])
def test_a_construction_that_does_not_work_changes_the_verdict(id, monkeypatch) -> None:
    usual = get(id).settle().verdict
    monkeypatch.setattr(depth, "computes_parity", lambda network, n: False)
    assert get(id).settle().verdict != usual


def test_a_zigzag_that_turns_wrongly_is_not_parity(monkeypatch) -> None:
    assert depth.zigzag_is_parity()
    monkeypatch.setattr(depth, "turn", lambda k: -2 * (-1) ** k)
    assert not depth.zigzag_is_parity()


def test_terms_of_an_or_of_ands() -> None:
    assert [depth.fewest_and_terms(n) for n in (1, 2, 3, 4)] == [1, 2, 4, 8]


@pytest.mark.parametrize("n", range(1, 9))
def test_bits_as_polynomials_agree_with_python(n: int) -> None:
    a, b = n >> 1 & 1, n & 1
    values = {boolean.x: a, boolean.y: b}
    assert boolean.xor(boolean.x, boolean.y).subs(values) == a ^ b
    assert boolean.disjunction(boolean.x, boolean.y).subs(values) == a | b
    assert boolean.conjunction(boolean.x, boolean.y).subs(values) == a & b
    assert boolean.negation(boolean.x).subs(values) == 1 - a
