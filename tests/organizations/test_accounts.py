"""Accounts: two people for a slip, one use, no default password, disabling ends sessions (NFR-7)."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from organizations import phrases
from organizations.models import SignInSlip, User
from organizations.permissions import roles_of, sync_permissions
from organizations.services.slips import account_disable, account_enable, slip_use, slips_ask, slips_make
from sonduong.kit import clock
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.factories import AT

pytestmark = pytest.mark.django_db
PASSWORD = "câu dễ nhớ của tôi"


@pytest.fixture
def office():
    return make.assigned("org_office", make.unit())


@pytest.fixture
def administrator():
    return make.assigned("administrator", make.unit())


def refused(reason, work, /, **values):
    with pytest.raises(DomainError) as refusal:
        work(**values)
    assert refusal.value.code == reason
    assert phrases.refusal(refusal.value)


def printed(people, office, administrator, purpose="first", at=AT):
    slips = slips_ask(person_ids=[one.pk for one in people], purpose=purpose, actor=office, at=at)
    return slips_make(slip_ids=[one.pk for one in slips], actor=administrator, at=at)


def test_a_slip_opens_an_account_once(office, administrator):
    who = make.person("Lê Văn Ba")
    (slip,) = printed([who], office, administrator)
    user = User.objects.get(person=who)
    assert (slip.name, slip.username, user.has_usable_password()) == ("Lê Văn Ba", user.username, False)
    assert slip.code.replace(" ", "") not in str(list(SignInSlip.objects.values())) + str(
        list(AuditEntry.objects.values())
    )
    slip_use(username=slip.username, code=slip.code.lower().replace(" ", ""), password=PASSWORD, at=AT)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    refused(
        "slip_wrong", slip_use, username=slip.username, code=slip.code, password="khác hẳn câu trước", at=AT
    )
    assert list(
        AuditEntry.objects.filter(act__startswith="account.").order_by("number").values_list("act", flat=True)
    ) == [
        "account.ask",
        "account.create",
        "account.slip",
        "account.password",
    ]


def test_a_slip_is_for_its_own_person_and_for_its_time(office, administrator):
    first, second = printed([make.person(), make.person()], office, administrator)
    refused("slip_wrong", slip_use, username=second.username, code=first.code, password=PASSWORD, at=AT)
    late = AT + timedelta(days=14, seconds=1)
    refused("slip_wrong", slip_use, username=first.username, code=first.code, password=PASSWORD, at=late)
    slip_use(username=first.username, code=first.code, password=PASSWORD, at=AT + timedelta(days=14))


def test_a_forgotten_password_needs_two_people_and_a_day(office, administrator):
    user = make.login()
    (slip,) = printed([user.person], office, administrator, "forgotten")
    refused(
        "slip_wrong",
        slip_use,
        username=slip.username,
        code=slip.code,
        password=PASSWORD,
        at=AT + timedelta(hours=25),
    )
    (newer,) = printed([user.person], office, administrator, "forgotten")
    refused("slip_wrong", slip_use, username=slip.username, code=slip.code, password=PASSWORD, at=AT)
    slip_use(username=newer.username, code=newer.code, password=PASSWORD, at=AT)


def test_nobody_asks_and_prints_alone(office, administrator):
    both = make.assigned("org_office", make.unit())
    make.assigned("administrator", make.unit(), both.person)
    sync_permissions(AT.date())
    (slip,) = slips_ask(person_ids=[make.person().pk], purpose="first", actor=both, at=AT)
    refused("same_two", slips_make, slip_ids=[slip.pk], actor=both, at=AT)
    refused("not_org_office", slips_ask, person_ids=[], purpose="first", actor=administrator, at=AT)
    refused("not_administrator", slips_make, slip_ids=[slip.pk], actor=office, at=AT)


def test_whoever_has_an_account_or_a_request_is_not_asked_for_again(office, administrator):
    has, waits, new = make.login().person, make.person(), make.person()
    slips_ask(person_ids=[waits.pk], purpose="first", actor=office, at=AT)
    made = slips_ask(person_ids=[has.pk, waits.pk, new.pk], purpose="first", actor=office, at=AT)
    assert [slip.person for slip in made] == [new]
    assert slips_ask(person_ids=[new.pk], purpose="forgotten", actor=office, at=AT) == []


def test_a_printed_request_is_not_printed_twice(office, administrator):
    (slip,) = slips_ask(person_ids=[make.person().pk], purpose="first", actor=office, at=AT)
    slips_make(slip_ids=[slip.pk], actor=administrator, at=AT)
    refused("no_such_request", slips_make, slip_ids=[slip.pk], actor=administrator, at=AT)


def test_a_locked_account_is_out_at_once_and_for_good(client, office, administrator):
    user = make.assigned("unit_office", make.unit())
    client.force_login(user)
    assert client.get(reverse("organizations:person", args=[user.person.pk])).status_code == 200
    account_disable(user=user, actor=administrator, at=AT)
    assert client.get(reverse("organizations:person", args=[user.person.pk])).status_code == 302
    assert roles_of(user, on=AT.date()) == frozenset()
    account_enable(user=user, actor=administrator, at=AT)
    assert client.get(reverse("organizations:person", args=[user.person.pk])).status_code == 302
    refused("own_account", account_disable, user=administrator, actor=administrator, at=AT)


@pytest.fixture
def today(office, administrator):
    sync_permissions(clock.today())


def test_the_pages_lead_from_the_request_to_the_first_sign_in(client, today, office, administrator):
    people = [make.person(f"Nguyễn Văn {name}", code=f"P{number}") for number, name in enumerate("ABC")]
    client.force_login(office)
    for who in people:
        sent = {"person": who.code, "purpose": "first"}
        assert client.post(reverse("organizations:accounts"), sent).status_code == 302
    assert client.post(reverse("organizations:slips-print"), {"slip": ["1"]}).status_code == 404
    client.force_login(administrator)
    page = client.get(reverse("organizations:accounts"))
    keys = [slip.pk for slip in page.context["waiting"]]
    answer = client.post(reverse("organizations:slips-print"), {"slip": keys})
    reader = PdfReader(io.BytesIO(answer.content))
    text = reader.pages[0].extract_text()
    assert (answer["Content-Type"], len(reader.pages)) == ("application/pdf", 1)
    assert all(who.full_name in text for who in people)
    code = next(line for line in text.splitlines() if len(line.replace(" ", "")) == 26 and line.isupper())
    client.logout()
    names = {slip.person.code.lower() for slip in SignInSlip.objects.all()}
    outcomes = []
    for username in sorted(names):
        sent = {"username": username, "code": code, "password": PASSWORD, "again": PASSWORD}
        outcomes.append(client.post(reverse("organizations:use-slip"), sent).status_code)
    assert sorted(outcomes) == [302, 422, 422]


@pytest.mark.parametrize(
    ("password", "again"), [("ngắn", "ngắn"), ("password12", "password12"), (PASSWORD, PASSWORD + "x")]
)
def test_weak_or_mistyped_passwords_are_told(client, office, administrator, password, again):
    (slip,) = printed([make.person()], office, administrator)
    sent = {"username": slip.username, "code": slip.code, "password": password, "again": again}
    assert client.post(reverse("organizations:use-slip"), sent).status_code == 422
    assert not User.objects.get(username=slip.username).has_usable_password()


def test_a_group_is_asked_for_at_once(client, today, office):
    where = make.unit()
    for _ in range(3):
        make.post(make.person(), where)
    client.force_login(office)
    client.post(reverse("organizations:accounts"), {"group": "district", "purpose": "first"})
    assert SignInSlip.objects.filter(made_at=None).count() == 3


def test_a_short_password_is_refused_in_vietnamese(client):
    page = client.post(reverse("organizations:use-slip"), {"password": "ngắn", "again": "ngắn"})
    assert page.context["form"].errors["password"] == [
        "Mật khẩu ngắn quá: cần ít nhất 10 ký tự, một câu ngắn dễ nhớ là tốt nhất."
    ]
