"""One way to lock rows: inside a transaction, in key order, once."""

from django.db import connection
from django.db.models import Model, QuerySet


def lock(rows: QuerySet) -> list[Model]:
    """Rows locked until the transaction ends, in key order so that two locks never cross.

    On SQLite the transaction itself (BEGIN IMMEDIATE) is the lock.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a lock outside a transaction holds nothing")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))
