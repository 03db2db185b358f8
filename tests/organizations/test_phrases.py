"""Whatever the register refuses has words."""

import re
from pathlib import Path

from organizations import phrases
from organizations.views import acts

HOUSE = Path(phrases.__file__).parent


def test_every_refusal_of_the_register_has_its_sentence():
    text = "".join(path.read_text() for path in HOUSE.rglob("*.py"))
    codes = set(re.findall(r'DomainError\(\s*"(\w+)"', text))
    assert len(codes) > 20
    assert codes <= set(phrases.REFUSALS)


def test_every_fault_of_an_import_has_its_sentence_and_none_is_left_over():
    text = "".join(path.read_text() for path in HOUSE.rglob("*.py") if path.name != "phrases.py")
    assert {code for code in phrases.IMPORT if f'"{code}"' not in text} == set()


def test_every_code_of_an_act_has_its_name():
    doors = [
        *acts.PERSON_ACTS.values(),
        *acts.UNIT_ACTS.values(),
        *acts.ORGANIZATION_ACTS.values(),
        acts.ADD_PERSON,
        acts.ADD_UNIT,
        acts.ADD_ORGANIZATION,
    ]
    assert {door.name for door in doors} <= set(phrases.ACTS.values())
