"""The org office reminds units that are late; each contact hears of one cause once a day (CYC-4)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from evaluations import permissions
from evaluations.selectors import progress as seen
from organizations.models import Unit
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.roles import matrix
from sonduong.kit.text import clean
from sonduong.notices.services import Line, notices_send


@transaction.atomic
def units_remind(*, unit_ids: Sequence[int], note: str, actor, at: datetime) -> int:
    """Tell the office and the head of each late unit what is open and since when; units in time are passed over.

    Returns how many units were told. Raises `DomainError`: not_your_role, nothing_late.
    """
    if not permissions.roles_of(actor, on=at.date()) & matrix().acts["progress.remind"].roles:
        raise DomainError("not_your_role", clause="III")
    letters = seen.letters_of(actor, unit_ids, on=at.date(), at=at)
    if not letters:
        raise DomainError("nothing_late")
    people = seen.contacts_of([letter.unit_id for letter in letters], on=at.date())
    added = clean(note)
    lines = [
        Line(
            login,
            f"remind:{letter.unit_id}:{at.date().isoformat()}",
            f"{letter.unit_name}: {letter.summary}{' – ' + added if added else ''}",
            f"/ho-so/?don_vi={letter.unit_id}",
        )
        for letter in letters
        for login in people.get(letter.unit_id, ())
    ]
    notices_send(lines=lines, at=at)
    units = Unit.objects.in_bulk([letter.unit_id for letter in letters])
    acts = [
        audit.Act("progress.remind", units[letter.unit_id], {"open": letter.summary, "note": added})
        for letter in letters
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    return len(letters)
