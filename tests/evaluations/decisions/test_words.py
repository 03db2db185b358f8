"""Every refusal of step 3 is worded in Vietnamese, with its values filled in."""

import ast
from pathlib import Path

import pytest

from evaluations.phrases import REFUSALS, refusal
from sonduong.kit.errors import DomainError

SERVICES = Path(__file__).parents[3] / "evaluations" / "services"
ROOMS = (
    "appraisals", "ballots", "campaigns", "corrections", "decisions", "enrolment", "exemptions", "nudges", "verdicts",
)  # fmt: skip


def raised():
    """Every code given to DomainError in these rooms, with the names of the values given beside it."""
    for room in ROOMS:
        for node in ast.walk(ast.parse((SERVICES / f"{room}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "DomainError":
                yield room, node.args[0].value, tuple(word.arg for word in node.keywords)


VALUES = {
    "name": "Ma Thị Hòa",
    "names": ("Ma Thị Hòa",),
    "bodies": ("UBND xã",),
    "stage": "ballot",
    "clause": "3.3.3",
    "rating": "good",
    "cap": "Không quá mức của đơn vị.",
}


@pytest.mark.parametrize(("room", "code", "names"), sorted(set(raised())))
def test_a_refusal_has_its_sentence(room, code, names):
    assert code in REFUSALS
    sentence = refusal(DomainError(code, **{name: VALUES.get(name, 7) for name in names}))
    assert len(sentence) > 20
    assert "{" not in sentence


def test_the_rooms_do_refuse():
    assert len(set(raised())) > 25
