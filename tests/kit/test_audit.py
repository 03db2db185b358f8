"""The audit trail is appended, sealed, and tells where it was touched."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from sonduong.kit import audit
from sonduong.kit.models import AuditEntry

pytestmark = pytest.mark.django_db


def write(count: int) -> None:
    audit.record_many(
        actor=None, acts=[audit.Act("test.act", ("test.thing", str(n)), {"n": n}) for n in range(count)]
    )


def test_an_empty_trail_is_whole():
    assert audit.first_break() is None


def test_entries_are_numbered_from_one_without_gaps_over_several_transactions():
    write(2)
    write(1)

    assert list(AuditEntry.objects.values_list("number", "target_id")) == [(1, "0"), (2, "1"), (3, "0")]
    assert audit.first_break() is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("data", {"n": 7}),
        ("actor_name", "người khác"),
        ("act", "test.other"),
        ("target_id", "9"),
        ("digest", "0" * 64),
    ],
)
def test_changing_any_sealed_field_is_found_at_that_entry(field, value):
    write(3)
    AuditEntry.objects.filter(number=2).update(**{field: value})

    assert audit.first_break() == 2


def test_a_removed_entry_is_found():
    write(3)
    AuditEntry.objects.filter(number=2).delete()

    assert audit.first_break() == 3


def test_a_cut_tail_is_found():
    write(3)
    AuditEntry.objects.filter(number=3).delete()

    assert audit.first_break() == 3


def test_a_bulk_of_entries_costs_a_constant_number_of_queries(django_assert_num_queries):
    write(1)

    for count in (1, 50):
        with django_assert_num_queries(3):
            write(count)


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    assert not connection.in_atomic_block

    with pytest.raises(RuntimeError):
        write(1)

    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_falls_with_its_transaction():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(1)
        _ = 1 / 0

    assert not AuditEntry.objects.exists()


def verify(capsys, *options) -> tuple[int, str]:
    """Exit code and words of the command."""
    try:
        call_command("verify_audit", *options)
    except SystemExit as left:
        return int(left.code or 0), capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_the_command_says_that_the_trail_is_whole(capsys):
    write(3)

    assert verify(capsys) == (0, "Nhật ký nguyên vẹn: 3 mục, chuỗi mã niêm phong liền mạch.\n")


def test_the_command_names_the_first_entry_that_does_not_fit_and_fails(capsys):
    write(3)
    AuditEntry.objects.filter(number=2).update(actor_name="người khác")

    code, words = verify(capsys)
    assert code == 1
    assert "đứt từ mục số 2 (đang có 3 mục)" in words
    assert verify(capsys, "--json") == (1, '{"ok": false, "entries": 3, "first_break": 2}\n')
