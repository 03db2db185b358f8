"""The first administrator of an empty installation: one link, one use."""

import re

import pytest
from django.core.management import call_command

from organizations.models import User
from sonduong.kit.models import AuditEntry

pytestmark = pytest.mark.django_db
PASSWORD = "một-mật-khẩu-dài"


def link(capsys) -> str:
    call_command("first_administrator", base="http://x")
    found = re.findall(r"http://x(/\S+)", capsys.readouterr().out)
    return found[0] if found else ""


def choose(client, address: str):
    opened = client.get(address, follow=True)
    form = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    return client.post(opened.redirect_chain[-1][0], form) if opened.redirect_chain else opened


def test_the_link_of_an_empty_installation_leads_to_a_password_and_the_password_in(client, capsys):
    answer = choose(client, link(capsys))

    assert (answer.status_code, answer.url) == (302, "/dang-nhap/")
    assert client.login(username="quantri", password=PASSWORD)
    assert User.objects.get().is_installer
    assert AuditEntry.objects.values_list("act", flat=True).get() == "account.create"


def test_a_used_link_does_nothing(client, capsys):
    address = link(capsys)
    choose(client, address)
    second = choose(client, address)

    assert second.status_code == 200
    assert "Đường dẫn đã dùng một lần" in second.content.decode()


def test_until_the_password_is_chosen_a_new_link_can_be_had_and_none_afterwards(client, capsys):
    link(capsys)
    choose(client, link(capsys))

    assert link(capsys) == ""
    assert User.objects.count() == 1


def test_where_anybody_has_a_login_nobody_is_made(capsys):
    User.objects.create_user("ai-do", PASSWORD)

    assert link(capsys) == ""
    assert User.objects.count() == 1
