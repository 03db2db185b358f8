"""The cadre's table is tested as a table, and against the plan's own data."""

import itertools

import pytest

from evaluations.domain import process, process_party
from evaluations.domain.process import Action, Refusal, Role, Stage, Why

TABLES = process.VARIANTS | process_party.PARTY_VARIANTS
GUARDS = process.GUARDS | process_party.GUARDS
VARIANTS = [pytest.param(key, id=str(key)) for key in TABLES]
STEPS = [(key, step) for key, steps in TABLES.items() for step in steps]


def named(value) -> str:
    """The same id in every process: a step holds sets, whose text has no order."""
    if isinstance(value, Role):
        return value.value
    key, step = value
    return f"{key}-{step.source.value}-{step.action.value}"


def reach(start, pairs):
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        new = {b for a, b in pairs if a == here} - seen
        seen |= new
        todo += new
    return seen


@pytest.mark.parametrize("key", VARIANTS)
def test_every_stage_is_reached_from_the_start_and_leads_to_the_end(key):
    steps = TABLES[key]
    edges = {(s.source, s.target) for s in steps}
    stages = set(process.stages_of(steps))

    assert reach(process.START, edges) == stages
    assert reach(process.END, {(b, a) for a, b in edges}) == stages


@pytest.mark.parametrize("key", VARIANTS)
def test_an_action_means_one_thing_at_each_stage(key):
    pairs = [(s.source, s.action) for s in TABLES[key]]

    assert len(pairs) == len(set(pairs))


def test_2a_belongs_to_scored_titles_and_2c_to_those_with_a_direct_superior():
    for (is_scored, has_superior), steps in process.VARIANTS.items():
        stages = process.stages_of(steps)
        assert (Stage.SUBORDINATES in stages) == is_scored
        assert (Stage.SUPERIOR in stages) == has_superior


@pytest.mark.parametrize(("pair", "role"), list(itertools.product(STEPS, Role)), ids=named)
def test_only_the_named_roles_pass(pair, role):
    key, step = pair
    answer = process.decide(TABLES[key], step.source, step.action, {role}, GUARDS)

    if role in step.roles:
        assert answer == step
    else:
        assert answer == Refusal(Why.NOT_YOUR_ROLE, clause=step.clause)


@pytest.mark.parametrize("pair", [p for p in STEPS if p[1].guards], ids=named)
def test_each_guard_holds_the_door_on_its_own(pair):
    key, step = pair
    for guard in step.guards:
        met = GUARDS - {guard}
        answer = process.decide(TABLES[key], step.source, step.action, step.roles, met)

        assert answer == Refusal(Why.NOT_READY, (guard,), step.clause)


@pytest.mark.parametrize("key", VARIANTS)
def test_what_the_table_does_not_name_is_refused(key):
    steps = TABLES[key]
    lawful = {(s.source, s.action) for s in steps}
    for pair in itertools.product(Stage, Action):
        if pair not in lawful:
            assert process.decide(steps, *pair, set(Role), GUARDS) == Refusal(Why.NO_SUCH_STEP)


def test_a_review_is_submitted_only_by_its_subject_or_by_the_office_that_records_paper():
    roles = {step.roles for _, step in STEPS if step.action == Action.SUBMIT}

    assert roles == {
        frozenset({Role.CADRE, Role.UNIT_OFFICE}),
        frozenset({Role.MEMBER, Role.CELL_OFFICE}),
        frozenset({Role.CIVIL_SERVANT, Role.UNIT_OFFICE}),
        frozenset({Role.SUBJECT_OFFICE}),
    }


def test_only_a_base_cell_decides_on_its_own_members():
    deciders = {key: {s.roles for s in steps if s.action == Action.DECIDE} for key, steps in TABLES.items()}

    assert deciders["member_of_base_cell"] == {frozenset({Role.CELL_OFFICE})}
    assert deciders["member_under_committee"] == {frozenset({Role.DECIDER_OFFICE})}
