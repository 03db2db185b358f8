"""What the ballot paper and the minutes say of one ballot, and who may print them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.selectors.papers_ballots import (
    ballot_facts,
    minutes_facts,
    printable_ballots,
    readable_ballots,
)
from evaluations.services.ballots import ballot_open
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.evaluations.stage import SITTING, add_cases, scene, voted

pytestmark = pytest.mark.django_db


def test_the_ballot_paper_names_everybody_with_the_proposal_and_no_count():
    found = scene(2, stage="ballot")
    ballot = ballot_open(evaluation_ids=found.ids, sitting=SITTING, actor=found.office, at=make.AT)
    facts = ballot_facts(found.office, ballot.pk, on=make.DAY)
    assert [line.name for group in facts.groups for line in group.lines] == ["Cán Bộ 00", "Cán Bộ 01"]
    assert {line.votes for group in facts.groups for line in group.lines} == {()}
    assert (facts.groups[0].ceiling, facts.entitled, facts.tellers) == (1, 7, ())
    with pytest.raises(DomainError) as error:
        minutes_facts(found.office, ballot.pk, on=make.DAY)
    assert error.value.code == "not_counted"


def test_the_minutes_hold_the_tally_the_tellers_and_the_verdict_on_every_ceiling():
    found = scene(6, stage="ballot")
    voted(found, dict.fromkeys(found.ids[:2], "excellent") | dict.fromkeys(found.ids[2:], "good"))
    ballot = found.cases[0].ballot_lines.get().ballot
    facts = minutes_facts(found.office, ballot.pk, on=make.DAY)
    group = facts.groups[0]
    assert [(line.votes, line.outcome) for line in group.lines][:1] == [((7, 0, 0, 0), "excellent")]
    assert (group.excellent, group.good, group.ceiling, group.is_kept) == (2, 4, 1, False)
    assert facts.tellers == tuple(user.person.full_name for user in found.tellers[:2])
    assert (facts.chair, facts.issued, facts.valid) == ("Ủy Viên 0", 7, 7)


def test_whoever_is_on_the_ballot_prints_it_only_after_publication():
    found = scene(1, stage="ballot")
    member = make.login(found.members[1])
    own = make.case(found.campaign, found.members[1], unit=found.unit, stage="ballot")
    ballot = ballot_open(evaluation_ids=[*found.ids, own.pk], sitting=SITTING, actor=found.office, at=make.AT)
    colleague = make.login(found.members[2])
    assert readable_ballots(colleague, "ballot.read", [ballot.pk], on=make.DAY) == {ballot.pk}
    assert readable_ballots(member, "ballot.read", [ballot.pk], on=make.DAY) == frozenset()
    own.stage = "published"
    own.save()
    assert readable_ballots(member, "ballot.read", [ballot.pk], on=make.DAY) == {ballot.pk}


def test_a_stranger_finds_no_ballot_and_the_console_every_one():
    found = scene(1, stage="ballot")
    ballot = ballot_open(evaluation_ids=found.ids, sitting=SITTING, actor=found.office, at=make.AT)
    with pytest.raises(NotVisible):
        ballot_facts(make.login(), ballot.pk, on=make.DAY)
    assert ballot_facts(None, ballot.pk, on=make.DAY).id == ballot.pk


def test_the_list_costs_as_many_questions_for_three_ballots_as_for_one():
    found = scene(1, stage="ballot")
    voted(found, {found.ids[0]: "good"})
    with CaptureQueriesContext(connection) as one:
        assert len(printable_ballots(found.office, "ballot.read", counted=True, on=make.DAY)) == 1
    for _ in range(2):
        late = add_cases(found, 1, stage="ballot")[0]
        voted(found, {late.pk: "good"})
    with CaptureQueriesContext(connection) as three:
        assert len(printable_ballots(found.office, "ballot.read", counted=True, on=make.DAY)) == 3
    assert len(one) == len(three)
