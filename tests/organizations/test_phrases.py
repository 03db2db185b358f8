"""Whatever the register refuses has words."""

import re
from pathlib import Path

from organizations import phrases

HOUSE = Path(phrases.__file__).parent


def test_every_refusal_of_the_register_has_its_sentence():
    text = "".join(path.read_text() for path in HOUSE.rglob("*.py"))
    codes = set(re.findall(r'DomainError\(\s*"(\w+)"', text))
    assert len(codes) > 20
    assert codes <= set(phrases.REFUSALS)


def test_every_fault_of_an_import_has_its_sentence_and_none_is_left_over():
    text = "".join(path.read_text() for path in HOUSE.rglob("*.py") if path.name != "phrases.py")
    assert {code for code in phrases.IMPORT if f'"{code}"' not in text} == set()
