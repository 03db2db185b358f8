"""Every refusal of the hall has its sentence, and no sentence is left over from a refusal that is gone."""

import re
from pathlib import Path

from evaluations.phrases import REFUSALS, step_one

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r'DomainError\(\s*"([a-z_]+)"')


def raised(*folders: str) -> set[str]:
    """The codes that the files of these folders raise."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_what_a_service_may_refuse_has_words():
    assert raised("evaluations/services", "evaluations/domain") - {str(code) for code in REFUSALS} == set()


def test_what_an_upload_may_be_refused_for_has_words():
    assert raised("sonduong/kit") & set(step_one.UPLOAD_PROBLEMS) == set(step_one.UPLOAD_PROBLEMS) - {
        "upload_too_many"
    }


def test_no_sentence_of_step_one_is_left_over():
    indirect = {"conflict", "exempt_needs_reason", "opinion_empty"}  # said by a page, or chosen between
    everywhere = raised("evaluations", "sonduong/kit")
    assert set(step_one.REFUSALS) - everywhere - indirect == set()
