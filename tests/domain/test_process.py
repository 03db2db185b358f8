"""The cadre's table is tested as a table, and against the plan's own data."""

import itertools

import pytest

from evaluations.domain import process
from evaluations.domain.process import Action, Refusal, Role, Stage, Why

VARIANTS = [pytest.param(key, id=f"scored={key[0]} superior={key[1]}") for key in process.VARIANTS]
STEPS = [(key, step) for key, steps in process.VARIANTS.items() for step in steps]


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
    steps = process.VARIANTS[key]
    edges = {(s.source, s.target) for s in steps}
    stages = set(process.stages_of(steps))

    assert reach(process.START, edges) == stages
    assert reach(process.END, {(b, a) for a, b in edges}) == stages


@pytest.mark.parametrize("key", VARIANTS)
def test_an_action_means_one_thing_at_each_stage(key):
    pairs = [(s.source, s.action) for s in process.VARIANTS[key]]

    assert len(pairs) == len(set(pairs))


def test_2a_belongs_to_scored_titles_and_2c_to_those_with_a_direct_superior():
    for (is_scored, has_superior), steps in process.VARIANTS.items():
        stages = process.stages_of(steps)
        assert (Stage.SUBORDINATES in stages) == is_scored
        assert (Stage.SUPERIOR in stages) == has_superior


@pytest.mark.parametrize(("pair", "role"), list(itertools.product(STEPS, Role)), ids=str)
def test_only_the_named_roles_pass(pair, role):
    key, step = pair
    answer = process.decide(process.VARIANTS[key], step.source, step.action, {role}, process.GUARDS)

    if role in step.roles:
        assert answer == step
    else:
        assert answer == Refusal(Why.NOT_YOUR_ROLE, clause=step.clause)


@pytest.mark.parametrize("pair", [p for p in STEPS if p[1].guards], ids=str)
def test_each_guard_holds_the_door_on_its_own(pair):
    key, step = pair
    for guard in step.guards:
        met = process.GUARDS - {guard}
        answer = process.decide(process.VARIANTS[key], step.source, step.action, step.roles, met)

        assert answer == Refusal(Why.NOT_READY, (guard,), step.clause)


@pytest.mark.parametrize("key", VARIANTS)
def test_what_the_table_does_not_name_is_refused(key):
    steps = process.VARIANTS[key]
    lawful = {(s.source, s.action) for s in steps}
    for pair in itertools.product(Stage, Action):
        if pair not in lawful:
            assert process.decide(steps, *pair, set(Role), process.GUARDS) == Refusal(Why.NO_SUCH_STEP)


def test_nobody_but_the_cadre_or_the_office_that_records_paper_submits_a_review():
    roles = {step.roles for _, step in STEPS if step.action == Action.SUBMIT}

    assert roles == {frozenset({Role.CADRE, Role.UNIT_OFFICE})}
