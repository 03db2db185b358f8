"""The audit trail is appended, sealed, and tells where it was touched."""

import pytest
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
