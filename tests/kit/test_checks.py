"""A database that could lose what was saved is refused; many writers at once lose nothing."""

import threading

import pytest
from django.core.checks import run_checks
from django.db import connection, transaction

from sonduong.kit import audit, clock
from sonduong.kit.models import AuditEntry

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="about SQLite")
WRITERS, ACTS = 8, 10


def codes() -> list[str]:
    return [problem.id for problem in run_checks(databases=["default"]) if problem.id.startswith("kit.")]


@pytest.mark.django_db
def test_the_database_of_an_office_is_accepted():
    assert codes() == []


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("pragma", "back"),
    [("foreign_keys = OFF", "foreign_keys = ON"), ("synchronous = OFF", "synchronous = FULL")],
)
def test_a_careless_pragma_is_refused(pragma, back):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        try:
            assert codes() == ["kit.E001"]
        finally:
            cursor.execute(f"PRAGMA {back}")


@only_sqlite
@pytest.mark.django_db
def test_deferred_transactions_are_refused(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")

    assert codes() == ["kit.E002"]


@pytest.mark.db_sensitive
@pytest.mark.django_db(transaction=True)
def test_many_writers_wait_for_each_other_and_none_is_refused():
    problems = []

    def write(number: int) -> None:
        try:
            for act in range(ACTS):
                with transaction.atomic():
                    audit.record(
                        actor=None,
                        act=f"test.{act}",
                        target=("test.thing", str(number)),
                        data={},
                        at=clock.now(),
                    )
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert AuditEntry.objects.count() == WRITERS * ACTS
