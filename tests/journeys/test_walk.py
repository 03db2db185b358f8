"""Every address for every demo role: nothing breaks, nothing opens to a role that the matrix does not name, no GET writes."""

import itertools
import uuid

import pytest
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from evaluations.management.season.accounts import read
from evaluations.models import Ballot, BallotLine, Conference, ConferenceItem, Evaluation
from evaluations.permissions import roles_of
from organizations.models import LeadershipCollective, PartyOrganization, Person, Unit, User
from sonduong.kit import clock
from sonduong.kit.models import AuditEntry
from sonduong.kit.roles import matrix

OPEN = {"public", "signed_in"}
LAWFUL = {200, 302, 404, 405, 422}  # 422: a form that says what it needs
SAMPLES = 3  # rows asked for each kind of address and role, beside one that does not exist


def patterns(nodes, prefix=""):
    for node in nodes:
        if isinstance(node, URLResolver):
            yield from patterns(node.url_patterns, f"{prefix}{node.namespace}:" if node.namespace else prefix)
        elif isinstance(node, URLPattern):
            yield f"{prefix}{node.name}", node.pattern.converters


def some(model, **filters):
    return list(model.objects.filter(**filters).order_by("?").values_list("pk", flat=True)[:SAMPLES])


def arguments(name: str, converters) -> list[dict]:
    """A few sets of arguments that exist, and one that does not."""
    if not converters:
        return [{}]
    rows = {key: values_for(name, key) for key in converters}
    sets = [
        dict(zip(rows, values, strict=True))
        for values in itertools.islice(zip(*rows.values(), strict=False), SAMPLES)
    ]
    return [*sets, {key: missing(key, converter) for key, converter in converters.items()}]


def values_for(name: str, key: str) -> list:
    part = name.partition(":")[2]
    if key in {"case_id", "case_pk"}:
        line = ConferenceItem if key == "case_id" else BallotLine
        return list(line.objects.order_by("pk").values_list("evaluation_id", flat=True)[:SAMPLES])
    if key == "collective_id":
        return some(LeadershipCollective)
    if key == "pk" and part.startswith("conference"):
        return list(ConferenceItem.objects.order_by("pk").values_list("conference_id", flat=True)[:SAMPLES])
    if key == "pk" and part.startswith(("ballot", "decision-text")):
        return list(BallotLine.objects.order_by("pk").values_list("ballot_id", flat=True)[:SAMPLES])
    if key == "pk" and name.startswith("organizations:"):
        return some(
            {"unit": Unit, "organization": PartyOrganization, "collective": LeadershipCollective}.get(
                part, Person
            )
        )
    words = {
        "kind": ["collective", "superior"],
        "code": ["06", "kh16-2020"],
        "made_as": ["pdf", "xlsx"],
        "target": ["1"],
    }
    if key == "code" and name.startswith("evaluations:"):
        return ["kh16-2020", "qd366-2025"]
    if key == "code" and name.startswith("organizations:"):
        return ["không-có"]
    return words.get(key) or ([uuid.uuid4()] if key in {"key"} else some(Evaluation))


def missing(key: str, converter):
    kind = type(converter).__name__
    return {"IntConverter": 999999, "UUIDConverter": uuid.uuid4(), "SlugConverter": "khong-co"}.get(
        kind, "khong-co"
    )


def addresses() -> list[tuple[str, str]]:
    found = []
    for name, converters in patterns(get_resolver().url_patterns):
        for kwargs in arguments(name, converters):
            if all("UUID" not in type(c).__name__ for c in converters.values()):
                found.append((name, reverse(name, kwargs=kwargs)))
    return sorted(set(found))


def one_of_each(everywhere: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """One address of each name: enough for every day; `-m slow` takes them all."""
    return list({name: (name, url) for name, url in everywhere if "999999" not in url}.values())


def digest() -> tuple[int, int, int]:
    return AuditEntry.objects.count(), Conference.objects.count(), Ballot.objects.count()


@pytest.mark.django_db
def test_one_address_of_each_kind_answers_every_role_as_the_matrix_says(client):
    call_command("demo")

    one_a_role = {account.role: account for account in read()}
    assert set(one_a_role) == set(matrix().roles)
    assert walk(client, one_of_each(addresses()), one_a_role.values()) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_every_address_answers_every_role_as_the_matrix_says(client):
    call_command("demo")

    assert walk(client, addresses(), read()) == []


def walk(client, everywhere: list[tuple[str, str]], accounts) -> list[tuple]:
    """Every answer that the matrix does not foresee: (role, name, address, status)."""
    before, troubles = digest(), []
    for account in accounts:
        user = User.objects.select_related("person").get(username=account.username)
        held = roles_of(user, on=clock.today())
        client.force_login(user)
        for name, url in everywhere:
            if name == "sign-out":
                continue
            status = client.get(url).status_code
            allowed = matrix().routes[name]
            lawful = {404} if not (allowed & OPEN or allowed & held) else LAWFUL
            if status not in lawful:
                troubles.append((account.role, name, url, status))

    assert digest() == before, "a GET wrote something"
    return troubles


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_sent_to_the_sign_in_page(client):
    for name, url in addresses():
        if "public" not in matrix().routes[name]:
            answer = client.get(url)
            assert (answer.status_code, name) == (302, name)
            assert answer["Location"].startswith("/dang-nhap/")
