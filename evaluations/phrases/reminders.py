"""How a reminder reads in the inbox."""

from datetime import date

PREFIXES = {"last": "Hôm nay là ngày cuối", "late": "Đã quá hạn"}
LONGEST = 150


def sentence(duty, phase: str, last: date) -> str:
    """'Sắp đến hạn (hết ngày 09/12/2020): … (mục 3.3.2)'."""
    what = duty.does if len(duty.does) <= LONGEST else duty.does[:LONGEST].rsplit(" ", 1)[0] + "…"
    prefix = PREFIXES.get(phase, "Sắp đến hạn")
    return f"{prefix} (hết ngày {last:%d/%m/%Y}): {what} (mục {duty.clause})"
